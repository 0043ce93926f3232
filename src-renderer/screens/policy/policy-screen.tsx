import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Screen } from '../../components/screen.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { ChoicesPanel } from './choices-panel.tsx';
import { DocumentsView } from './documents-view.tsx';
import { DESCRIBED } from './draft.ts';
import { GuideView } from './guide-view.tsx';
import { ImportView } from './import-view.tsx';
import { PermissionTest } from './permission-test.tsx';
import { change, useDraft, useMade } from './use-draft.ts';
import type { Made } from './use-draft.ts';

const VIEWS = [
  { value: 'documents', label: 'Documents' },
  { value: 'set-up', label: 'Set up' },
  { value: 'compare', label: 'Compare' },
  { value: 'test', label: 'Test' },
] as const;

type View = (typeof VIEWS)[number]['value'];

/** The policy workshop: choices at the left, what follows from them at the right. */
export function PolicyScreen(): ReactNode {
  const hasResources = useSnapshot(({ resources }) => resources.length > 0);
  const describes = useDraft(({ who, groups }) => who !== undefined || groups.length > 0);
  return hasResources || describes ? <Workshop /> : <NoPolicy />;
}

function Workshop(): ReactNode {
  const made = useMade();
  return (
    <Screen
      title="Policy"
      lead="What AWS has to allow for exactly these groups, and nothing more. Made on this computer."
    >
      <div className="grid grid-cols-1 items-start gap-x-6 gap-y-3 @min-[44rem]:grid-cols-[16rem_minmax(0,1fr)] print:!block">
        <ChoicesPanel {...made} />
        <Results made={made} />
      </div>
    </Screen>
  );
}

function Results({ made }: { made: Made }): ReactNode {
  const [view, setView] = useState<View>('documents');
  return (
    <section aria-label="Documents" className="flex min-w-0 flex-col gap-4">
      <Tabs label="View" value={view} options={VIEWS} onChange={setView}>
        {made.made.documents.length === 0 ? <Nothing /> : <Chosen view={view} made={made} />}
      </Tabs>
    </section>
  );
}

function Chosen({ view, made }: { view: View; made: Made }): ReactNode {
  switch (view) {
    case 'documents':
      return <DocumentsView made={made.made} />;
    case 'set-up':
      return <GuideView {...made} />;
    case 'compare':
      return <ImportView made={made.made} identities={made.identities} />;
    case 'test':
      return <TestView identities={made.identities} />;
  }
}

/** What AWS says of the identities Drawbridge knows: of one that is only described it cannot be asked. */
function TestView({ identities }: Pick<Made, 'identities'>): ReactNode {
  if (identities.length === 0)
    return (
      <Notice title="Nobody to ask about">
        Add the identity on the Access keys screen first: permissions are tested as the identity
        itself.
      </Notice>
    );
  return (
    <div className="flex flex-col gap-6">
      {identities.map(({ id, maskedKeyId }) => (
        <div key={id} className="flex flex-col gap-2">
          {identities.length > 1 && <h2 className="font-medium wrap-anywhere">{maskedKeyId}</h2>}
          <PermissionTest identityId={id} />
        </div>
      ))}
    </div>
  );
}

function Nothing(): ReactNode {
  const described = useDraft(({ who }) => who === DESCRIBED);
  return (
    <Notice title="Nothing to allow yet">
      {described
        ? 'Type the account and the name of the user, and add a group, at the choices.'
        : 'This identity opens no group. Add one at the choices, or a resource.'}
    </Notice>
  );
}

function NoPolicy(): ReactNode {
  return (
    <Screen title="Policy">
      <EmptyState
        title="No policy yet."
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button
              kind="primary"
              onClick={() => {
                goTo({ screen: 'resources' });
              }}
            >
              Go to resources
            </Button>
            <Button
              onClick={() => {
                change({ who: DESCRIBED });
              }}
            >
              Describe one here
            </Button>
          </div>
        }
      >
        A policy follows from your resources. Add one, or describe a user and a group here, and the
        smallest policy for it is written.
      </EmptyState>
    </Screen>
  );
}
