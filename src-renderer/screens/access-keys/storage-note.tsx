import type { ReactNode } from 'react';
import { Notice } from '../../components/notice.tsx';
import { storageInWords } from '../../format/storage-in-words.ts';
import { useSnapshot } from '../../state/mirror.ts';

/** Where keys are kept on this computer, and what that is no help against. */
export function StorageNote({ className }: { className: string }): ReactNode {
  const storage = useSnapshot((snapshot) => snapshot.storage);
  const { tone, title, limit, todo } = storageInWords(storage);
  return (
    <Notice tone={tone} title={title} className={className}>
      <p className="text-muted">{limit}</p>
      {todo !== undefined && <p>{todo}</p>}
    </Notice>
  );
}
