import { Plus } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Screen } from '../../components/screen.tsx';
import { storageInWords } from '../../format/storage-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { goTo } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';
import { AccountsHealth } from './account-health.tsx';
import { AddMenu } from './add-menu.tsx';
import { AddKeyDialog } from '../../forms/add-key-dialog.tsx';
import { IdentityCard } from './identity-card.tsx';
import { StorageNote } from './storage-note.tsx';

/** Who Drawbridge is in AWS, and how old the keys are. */
export function AccessKeysScreen({ adding }: { adding: boolean }): ReactNode {
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const { run: refresh, pending } = useCommand('identity.refreshKeys');
  // What keeps every key from being used is said before the keys, not below the last of them.
  const storageTrouble = useSnapshot(({ storage }) => storageInWords(storage).tone !== 'plain');
  const some = identities.length > 0;
  useEffect(() => {
    if (some) void refresh({});
  }, [refresh, some]);
  const add = (
    <Button
      kind="primary"
      onClick={() => {
        goTo({ screen: 'access-keys', adding: true });
      }}
    >
      <Plus size={16} aria-hidden="true" />
      Add an access key
    </Button>
  );
  return (
    <Screen
      title="Access keys"
      narrow
      actions={
        <>
          <AddMenu />
          {some && add}
        </>
      }
    >
      {storageTrouble && <StorageNote className="mb-3" />}
      {some ? (
        <ul className="flex flex-col gap-3">
          {identities.map((identity) => (
            <IdentityCard key={identity.id} identity={identity} asking={pending} />
          ))}
        </ul>
      ) : (
        <EmptyState title="No access keys yet." action={add}>
          A key says who you are in AWS. Its secret goes into the keychain of this computer and
          nowhere else.
        </EmptyState>
      )}
      {!storageTrouble && <StorageNote className="mt-4" />}
      <AccountsHealth />
      <AddKeyDialog
        open={adding}
        onClose={() => {
          goTo({ screen: 'access-keys', adding: false });
        }}
      />
    </Screen>
  );
}
