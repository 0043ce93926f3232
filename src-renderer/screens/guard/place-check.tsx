import type { ReactNode } from 'react';
import { parseRegion } from '../../../src-main/kernel/aws-names.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { GuardCheck } from '../../../src-main/leases/guard-checks.ts';
import { isGuarded } from '../../../src-main/settings/settings.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Notice, ProblemNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { Card } from '../../components/screen.tsx';
import { guardCheckInWords } from '../../format/guard-check-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { useNow } from '../../state/now.ts';
import { useCommand } from '../../state/use-command.ts';
import { useSettings } from '../../state/use-settings.ts';

interface Place {
  readonly account: string;
  readonly region: string;
}

/** One account and Region: whether it is guarded, and the check that proves it. */
export function PlaceCheck({ account, region }: Place): ReactNode {
  const check = useSnapshot(({ guardChecks }) =>
    guardChecks.find((each) => each.account === account && each.region === region),
  );
  const { settings, change } = useSettings();
  const on = settings.guardedPlaces.some(
    (place) => place.account === account && place.region === region,
  );
  const uncovered = useUncovered({ account, region });
  const start = useCommand('guard.check');
  const cancel = useCommand('guard.cancelCheck');
  const where = parseRegion(region);
  const running = check !== undefined && isRunning(check);
  return (
    <Card className="flex flex-col gap-3 p-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          {region}
          {on ? <Badge tone="open">On</Badge> : <Badge>Off</Badge>}
        </h3>
        <div className="flex flex-wrap gap-1.5">
          {on && !running && (
            <Button
              kind="quiet"
              onClick={() => {
                const others = settings.guardedPlaces.filter(
                  (place) => place.account !== account || place.region !== region,
                );
                void change({ guardedPlaces: others });
              }}
            >
              Switch off
            </Button>
          )}
          {running ? (
            <Button
              pending={cancel.pending || check.state.kind === 'cleaning'}
              onClick={() => void cancel.run({ account, region })}
            >
              End the check
            </Button>
          ) : (
            <Button
              kind={on ? 'plain' : 'primary'}
              pending={start.pending}
              disabled={where === undefined}
              onClick={() => void start.run({ account, region })}
            >
              {on ? 'Check again' : 'Check and switch on'}
            </Button>
          )}
        </div>
      </div>
      {on && uncovered.length > 0 && (
        <Notice tone="soon" title="Not all groups are covered yet">
          AWS does not close {uncovered.join(', ')} by itself: the role was made before. Update it
          with the document above, then check again.
        </Notice>
      )}
      {start.problem && <ProblemNotice words={problemInWords(start.problem, 'nothing-changed')} />}
      {check ? (
        <CheckStatus check={check} />
      ) : (
        <p className="text-muted">
          The check adds a rule for an address nobody has, lets AWS remove it and watches: two to
          four minutes. Whatever comes of it, rule and schedule are removed.
        </p>
      )}
    </Card>
  );
}

function CheckStatus({ check }: { check: GuardCheck }): ReactNode {
  const now = useNow(1_000);
  const { tone, title, text, progress } = guardCheckInWords(check, now);
  return (
    <div role={tone === 'alarm' ? undefined : 'status'} aria-busy={isRunning(check)}>
      <Notice tone={tone} title={title}>
        <p>{text}</p>
        {progress && (
          <div className="pt-1.5">
            <Progress label={`Check of ${check.region}`} {...progress} />
          </div>
        )}
      </Notice>
    </div>
  );
}

function isRunning({ state }: GuardCheck): boolean {
  return state.kind === 'opening' || state.kind === 'waiting' || state.kind === 'cleaning';
}

/** Groups of resources that were added since the role was checked. */
function useUncovered({ account, region }: Place): readonly string[] {
  const { settings } = useSettings();
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const here = resources.filter(
    (resource) =>
      resource.region === region &&
      identities.some(({ id, caller }) => id === resource.identityId && caller.account === account),
  );
  const missing = here.filter(
    ({ groupId }) => !isGuarded(settings.guardedPlaces, { account, region, groupId }),
  );
  return [...new Set(missing.map(({ groupId }) => groupId))];
}
