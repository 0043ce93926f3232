import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { GuardFormat } from '../../../src-main/policy/format-guard.ts';
import { guardKits } from '../../../src-main/policy/guard-kit.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { AccountGuard } from './account-guard.tsx';
import { GuardFacts } from './guard-facts.tsx';

const FORMATS = [
  { value: 'cloudformation', label: 'CloudFormation' },
  { value: 'terraform', label: 'Terraform' },
  { value: 'cli', label: 'AWS CLI' },
] as const;

/** How AWS is made to close by itself: what it is, what it needs, and the proof that it works. */
export function GuardScreen(): ReactNode {
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const [format, setFormat] = useState<GuardFormat>('cloudformation');
  const kits = useMemo(() => guardKits(resources, identities), [resources, identities]);
  return (
    <Screen
      title="Guaranteed close"
      lead="AWS closes by itself what this computer cannot. Set up once for each account and Region."
    >
      <div className="flex max-w-3xl flex-col gap-5 pb-4">
        <GuardFacts />
        {kits.length === 0 ? (
          <NoResources />
        ) : (
          <Tabs label="Format" value={format} options={FORMATS} onChange={setFormat}>
            <div className="flex flex-col gap-6">
              {format === 'cloudformation' && (
                <Notice title="One stack for the role, one for each Region">
                  The role is one for the account, so it is a stack of its own, in any Region: a
                  second Region adds only its own stack. CloudFormation asks you to confirm that it
                  makes a role of this name (CAPABILITY_NAMED_IAM).
                </Notice>
              )}
              {kits.map((kit) => (
                <AccountGuard key={kit.account} kit={kit} format={format} />
              ))}
            </div>
          </Tabs>
        )}
      </div>
    </Screen>
  );
}

function NoResources(): ReactNode {
  return (
    <EmptyState
      title="No resource yet."
      action={
        <Button
          kind="primary"
          onClick={() => {
            goTo({ screen: 'resources' });
          }}
        >
          Go to resources
        </Button>
      }
    >
      The role may close exactly the groups of your resources, so there must be one first.
    </EmptyState>
  );
}
