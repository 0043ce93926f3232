import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Output } from '../../../src-main/bridge/commands.ts';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { clockTime, counted } from '../../../src-main/kernel/time-in-words.ts';
import { Button } from '../../components/button.tsx';
import { FieldError } from '../../components/field.tsx';
import { useNow } from '../../state/now.ts';
import { useCommand } from '../../state/use-command.ts';
import { refusalInWords } from './setting-row.tsx';

type Contact = Output<'contact.list'>[number];

const REASONS: Readonly<Record<Contact['reason'], string>> = {
  aws: 'AWS',
  address: 'Your address',
  proxy: 'Proxy',
  port: 'Does a port answer?',
  update: 'Updates',
};

/** All hosts this run has sent something to. */
export function Contacts(): ReactNode {
  const { run, pending, problem } = useCommand('contact.list');
  const [contacts, setContacts] = useState<readonly Contact[]>();
  const refresh = useCallback(() => {
    void run({}).then((answer) => {
      if (answer.ok) setContacts(answer.value);
    });
  }, [run]);
  useEffect(refresh, [refresh]);
  const refusal = refusalInWords(problem);
  return (
    <div className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="contacts" className="font-medium">
          Contacted since Drawbridge started
        </h3>
        <Button pending={pending} onClick={refresh}>
          Refresh
        </Button>
      </div>
      {refusal !== undefined && <FieldError>{refusal}</FieldError>}
      {contacts?.length === 0 && <p className="text-muted">Nobody so far.</p>}
      {contacts !== undefined && contacts.length > 0 && <ContactList contacts={contacts} />}
    </div>
  );
}

function ContactList({ contacts }: { contacts: readonly Contact[] }): ReactNode {
  const now = useNow(MINUTE_MS);
  return (
    <ul aria-labelledby="contacts" className="flex flex-col gap-1.5">
      {contacts.map(({ host, reason, count, lastAt }) => (
        <li
          key={`${reason} ${host}`}
          className="flex flex-wrap items-baseline justify-between gap-x-4"
        >
          <span className="min-w-0 wrap-anywhere select-text">{host}</span>
          <span className="text-muted">
            {REASONS[reason]} · {counted(count, 'time')} · last {clockTime(lastAt, now)}
          </span>
        </li>
      ))}
    </ul>
  );
}
