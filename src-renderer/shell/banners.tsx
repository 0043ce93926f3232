import clsx from 'clsx';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { MINUTE_MS } from '../../src-main/kernel/clock.ts';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import type { UpdateState } from '../../src-main/updates/update.ts';
import { Banner, BannerButton, DismissBanner } from '../components/banner.tsx';
import { clockInWords } from '../format/clock-in-words.ts';
import { useSnapshot } from '../state/mirror.ts';
import { useCommand } from '../state/use-command.ts';
import { NoTrayBanner } from './no-tray.tsx';

const UPDATE_NEWS: readonly UpdateState['kind'][] = ['available', 'downloading', 'ready'];

const BulkBanner = lazy(async () => {
  const banner = await import('./bulk-banner.tsx');
  return { default: banner.BulkBanner };
});

const UpdateBanner = lazy(async () => {
  const banner = await import('./update-banner.tsx');
  return { default: banner.UpdateBanner };
});

/**
 * What is true of the whole window: the sandbox, another endpoint, the clock, what was found at the
 * start, many at once.
 */
export function Banners(): ReactNode {
  const sandbox = useSnapshot(({ realm }) => realm === 'sandbox');
  const endpoint = useSnapshot(({ endpointOverride }) => endpointOverride);
  const problems = useSnapshot(({ startProblems }) => startProblems);
  const aheadMs = useSnapshot(({ clockAheadMs }) => clockAheadMs);
  const bulk = useSnapshot((snapshot) => snapshot.bulk !== undefined);
  const update = useSnapshot(({ updates }) => UPDATE_NEWS.includes(updates.state.kind));
  const [unfolded, setUnfolded] = useState(false);
  return (
    <section
      aria-label="Notices"
      className={clsx(
        'group not-has-[>:not([data-fold])]:hidden',
        !unfolded && 'cramped:[&>:not(:first-child,[data-fold])]:hidden',
      )}
    >
      {sandbox && <SandboxBanner />}
      {endpoint !== undefined && !sandbox && (
        <Banner tone="plain">
          AWS_ENDPOINT_URL is set: requests go to <span className="font-mono">{endpoint}</span>{' '}
          instead of AWS.
        </Banner>
      )}
      {aheadMs !== undefined && Math.abs(aheadMs) >= MINUTE_MS && (
        <Banner tone="plain">
          <span className="font-medium">{clockInWords(aheadMs)}</span> Drawbridge goes by AWS’s
          clock: times shown here may differ from yours.
        </Banner>
      )}
      {problems.map((problem, index) => (
        <StartProblem key={`${problem.kind}-${String(index)}`} problem={problem} />
      ))}
      <NoTrayBanner />
      {bulk && (
        <Suspense>
          <BulkBanner />
        </Suspense>
      )}
      {update && (
        <Suspense>
          <UpdateBanner />
        </Suspense>
      )}
      <Fold
        unfolded={unfolded}
        onClick={() => {
          setUnfolded(!unfolded);
        }}
      />
    </section>
  );
}

/** Where there is no room for all of them: the first one stays, and leads to the others. */
function Fold({ unfolded, onClick }: { unfolded: boolean; onClick: () => void }): ReactNode {
  return (
    <button
      type="button"
      data-fold=""
      aria-expanded={unfolded}
      className="hidden min-h-7 w-full border-b border-line bg-hover px-4 text-left font-medium underline underline-offset-2 -outline-offset-2 cramped:group-has-[>:nth-child(3)]:block"
      onClick={onClick}
    >
      {unfolded ? 'Only the first notice' : 'All notices'}
    </button>
  );
}

function SandboxBanner(): ReactNode {
  const leave = useCommand('realm.leaveSandbox');
  const words = leave.problem && problemInWords(leave.problem, 'nothing-changed');
  return (
    <Banner
      tone="sandbox"
      actions={
        <BannerButton
          onClick={() => {
            void leave.run({});
          }}
        >
          Leave
        </BannerButton>
      }
    >
      <span>Sandbox – nothing here reaches AWS.</span>
      {words && (
        <span role="alert">
          {' '}
          {words.cause} {words.todo}
        </span>
      )}
    </Banner>
  );
}

function StartProblem({ problem }: { problem: Problem }): ReactNode {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) return null;
  const words = problemInWords(problem, 'nothing-changed');
  // As long as a newer Drawbridge's file lies there nothing can be written down.
  const lasting = problem.kind === 'file-newer';
  return (
    <Banner
      tone="soon"
      actions={
        !lasting && (
          <DismissBanner
            onClick={() => {
              setDismissed(true);
            }}
          />
        )
      }
    >
      <span className="font-medium">{words.title}.</span> {words.cause} {words.todo}
    </Banner>
  );
}
