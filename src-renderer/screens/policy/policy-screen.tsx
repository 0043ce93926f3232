import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { PolicyCard } from './policy-card.tsx';

/** The smallest policy each identity needs, to be copied into IAM. */
export function PolicyScreen(): ReactNode {
  const policies = useSnapshot((snapshot) => snapshot.policies);
  const identities = useSnapshot((snapshot) => snapshot.identities);
  if (policies.length === 0) return <NoPolicy />;
  return (
    <Screen
      narrow
      title="Policy"
      lead="What AWS has to allow for exactly your resources, and nothing more. In the IAM console: the user, Add permissions, Create inline policy, JSON."
    >
      <div className="flex flex-col gap-3">
        <Notice tone="soon" title="What a policy cannot do">
          IAM can limit the group and the Region, but neither address nor port: it knows no
          condition for them. Whoever steals the key could open these groups wider than Drawbridge
          does.
        </Notice>
        <ul className="flex flex-col gap-3">
          {policies.map((policy) => (
            <PolicyCard
              key={policy.identityId}
              json={policy.json}
              identity={identities.find(({ id }) => id === policy.identityId)}
            />
          ))}
        </ul>
      </div>
    </Screen>
  );
}

function NoPolicy(): ReactNode {
  return (
    <Screen title="Policy">
      <EmptyState
        title="No policy yet."
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
        A policy follows from your resources. Add one, and the smallest policy for it is written
        here.
      </EmptyState>
    </Screen>
  );
}
