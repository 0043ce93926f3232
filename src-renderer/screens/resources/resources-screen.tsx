import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Card, FilterBox, Screen } from '../../components/screen.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { ElsewhereCard } from './elsewhere-card.tsx';
import { OpenAll } from './open-all.tsx';
import { ResourceRow } from './resource-row.tsx';

/** All doors: which are open, until when, and the one click that changes it. */
export function ResourcesScreen(): ReactNode {
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const noKey = useSnapshot(({ identities }) => identities.length === 0);
  const [filter, setFilter] = useState('');
  const shown = resources.filter((resource) => matches(resource, filter));
  if (resources.length === 0) return <NoResources noKey={noKey} />;
  return (
    <Screen
      title="Resources"
      actions={
        <>
          <OpenAll shown={shown} />
          <FilterBox label="Filter resources" value={filter} onChange={setFilter} />
          <AddButton />
        </>
      }
    >
      {shown.length === 0 ? (
        <EmptyState
          title={`Nothing matches “${filter}”.`}
          action={
            <Button
              onClick={() => {
                setFilter('');
              }}
            >
              Clear filter
            </Button>
          }
        />
      ) : (
        <Card>
          <ul aria-label="Resources">
            {shown.map((resource) => (
              <ResourceRow key={resource.id} resource={resource} />
            ))}
          </ul>
        </Card>
      )}
      <ElsewhereCard />
    </Screen>
  );
}

function NoResources({ noKey }: { noKey: boolean }): ReactNode {
  return (
    <Screen title="Resources">
      <EmptyState title="No resources yet." action={noKey ? <AddKeyButton /> : <AddButton />}>
        A resource is a door you open for yourself: a security group and the ports you need.
        {noKey && ' Drawbridge needs an access key first.'}
      </EmptyState>
    </Screen>
  );
}

function AddButton(): ReactNode {
  return (
    <Button
      kind="primary"
      onClick={() => {
        goTo({ screen: 'resource-form' });
      }}
    >
      <Plus size={16} aria-hidden="true" />
      Add a resource
    </Button>
  );
}

function AddKeyButton(): ReactNode {
  return (
    <Button
      kind="primary"
      onClick={() => {
        goTo({ screen: 'access-keys', adding: true });
      }}
    >
      Add an access key
    </Button>
  );
}

function matches(resource: Resource, filter: string): boolean {
  const { label, ports, region, groupId, groupName = '' } = resource;
  const text = [label, portsInWords(ports), region, groupId, groupName].join('\n').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
