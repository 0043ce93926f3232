import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import { mayBeOpen } from '../../../src-main/leases/lease.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { ResourceForm } from './resource-form.tsx';

/** Adds a resource, or changes the one with this id. */
export function ResourceFormScreen({ resourceId }: { resourceId?: string }): ReactNode {
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const resource = useSnapshot(({ resources }) => resources.find(({ id }) => id === resourceId));
  const [identity] = identities;
  if (resourceId !== undefined && !resource) return <Gone />;
  const title = resource ? `Edit ${resource.label}` : 'Add a resource';
  return (
    <Screen title={title} narrow>
      {resource && <OpenNow id={resource.id} label={resource.label} />}
      {identity ? (
        <ResourceForm identities={identities} identity={identity} resource={resource} />
      ) : (
        <NoKey />
      )}
    </Screen>
  );
}

/** Said before anything is typed: an open resource cannot be changed. */
function OpenNow({ id, label }: { id: string; label: string }): ReactNode {
  const open = useSnapshot(({ leases }) =>
    leases.some((lease) => lease.resource.id === id && mayBeOpen(lease)),
  );
  if (!open) return null;
  const words = problemInWords({ kind: 'resource-open', label }, 'nothing-stored');
  return (
    <Notice tone="soon" title={words.title} className="mb-4">
      <p>{words.cause}</p>
      <p className="text-muted">{words.todo}</p>
    </Notice>
  );
}

function NoKey(): ReactNode {
  return (
    <EmptyState
      title="Drawbridge needs an access key first."
      action={
        <Button
          kind="primary"
          onClick={() => {
            goTo({ screen: 'access-keys', adding: true });
          }}
        >
          Add an access key
        </Button>
      }
    >
      A resource is opened with an access key: it says who you are in AWS.
    </EmptyState>
  );
}

function Gone(): ReactNode {
  return (
    <Screen title="Edit a resource" narrow>
      <EmptyState
        title="This resource is no longer there."
        action={
          <Button
            onClick={() => {
              goTo({ screen: 'resources' });
            }}
          >
            All resources
          </Button>
        }
      />
    </Screen>
  );
}
