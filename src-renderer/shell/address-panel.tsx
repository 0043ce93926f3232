import type { ReactNode } from 'react';
import { problemInWords } from '../../src-main/kernel/problem-in-words.ts';
import type { Family } from '../../src-main/kernel/cidr.ts';
import type { AddressView } from '../../src-main/bridge/snapshot.ts';
import type { FamilyAddress } from '../../src-main/public-ip/address.ts';
import { Button } from '../components/button.tsx';
import { Notice, ProblemNotice } from '../components/notice.tsx';
import {
  FAMILY_NAMES,
  familyChoices,
  familyInWords,
  familySaid,
  hasChoice,
  networkHints,
  plainAddress,
  sourcesNote,
} from '../format/address-in-words.ts';
import { useCommand } from '../state/use-command.ts';
import { TypeAddress } from './type-address.tsx';

/** Who said what about my address, and the ways to overrule them. */
export function AddressPanel({ view }: { view: AddressView }): ReactNode {
  const check = useCommand('address.check');
  const forget = useCommand('address.forget');
  const choose = useCommand('address.choose');
  const note = sourcesNote(view.sourcesFrom);
  const problem = check.problem ?? forget.problem ?? choose.problem;
  return (
    <div className="flex flex-col gap-4">
      {view.mine ? (
        (['ipv4', 'ipv6'] as const).map((family) => (
          <FamilyFacts
            key={family}
            family={family}
            address={view.mine?.[family]}
            onChoose={(text) => {
              void choose.run({ family, text });
            }}
          />
        ))
      ) : (
        <p className="text-muted">
          {view.checking ? 'Asking the sources…' : 'The sources were not asked yet.'}
        </p>
      )}
      {networkHints(view.network).map((hint) => (
        <Notice key={hint}>{hint}</Notice>
      ))}
      {problem && <ProblemNotice words={problemInWords(problem, 'nothing-changed')} />}
      <TypeAddress />
      <div className="flex flex-wrap gap-2">
        <Button
          pending={check.pending || view.checking}
          onClick={() => {
            void check.run({});
          }}
        >
          Check again
        </Button>
        {view.mine && hasChoice(view.mine) && (
          <Button
            pending={forget.pending}
            onClick={() => {
              void forget.run({});
            }}
          >
            Forget my choice
          </Button>
        )}
      </div>
      {note !== undefined && <p className="text-small text-muted">{note}</p>}
    </div>
  );
}

function FamilyFacts({
  family,
  address,
  onChoose,
}: {
  family: Family;
  address: FamilyAddress | undefined;
  onChoose: (text: string) => void;
}): ReactNode {
  if (!address) return null;
  return (
    <section className="flex flex-col gap-1">
      <h2 className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-muted">{FAMILY_NAMES[family]}</span>
        {'cidr' in address && (
          <span className="font-medium wrap-anywhere select-text">
            {plainAddress(address.cidr)}
          </span>
        )}
      </h2>
      <p className="text-muted">{familyInWords(family, address)}</p>
      {familySaid(address).length > 0 && (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-small">
          {familySaid(address).map(({ operator, said }, index) => (
            <div key={`${operator}-${String(index)}`} className="contents">
              <dt className="text-muted">{operator}</dt>
              <dd className="wrap-anywhere">{said}</dd>
            </div>
          ))}
        </dl>
      )}
      {familyChoices(address).length > 0 && (
        <div className="mt-1 flex flex-wrap gap-2">
          {familyChoices(address).map((cidr) => (
            <Button
              key={cidr}
              className="max-w-full"
              onClick={() => {
                onChoose(cidr);
              }}
            >
              <span className="truncate">Use {plainAddress(cidr)}</span>
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
