import { useDeferredValue, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { comparePolicy } from '../../../src-main/policy/compare-policy.ts';
import { importPolicy } from '../../../src-main/policy/import-policy.ts';
import type { PermissionsPaper } from '../../../src-main/policy/made-document.ts';
import { Badge } from '../../components/badge.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Card } from '../../components/screen.tsx';
import { Select } from '../../components/select.tsx';
import { FetchPolicy } from './fetch-policy.tsx';
import { faultInWords, grouped } from './import-words.ts';
import type { DifferenceGroup } from './import-words.ts';
import type { Made } from './use-draft.ts';

/** An existing policy, pasted, against what is needed. */
export function ImportView({ made, identities }: Pick<Made, 'made' | 'identities'>): ReactNode {
  const [text, setText] = useState('');
  const [arn, setArn] = useState('');
  const pasted = useDeferredValue(text);
  const papers = made.documents.flatMap(({ paper }) =>
    paper.kind === 'permissions' ? [paper] : [],
  );
  const holders = [...new Map(papers.map(({ holder }) => [holder.arn, holder])).values()];
  const holder = holders.find((each) => each.arn === arn) ?? holders[0];
  const known = identities.find(({ caller }) => caller.arn === holder?.arn) ?? identities[0];
  const mine = papers.filter((paper) => paper.holder.arn === holder?.arn);
  return (
    <div className="flex flex-col gap-3">
      {holders.length > 1 && (
        <Field label="It is attached to">
          {(control) => (
            <Select
              {...control}
              value={holder?.arn}
              onChange={(event) => {
                setArn(event.target.value);
              }}
            >
              {holders.map((each) => (
                <option key={each.arn} value={each.arn}>
                  {`${each.kind} ${each.name} · ${each.account}`}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field
        label="An existing policy"
        hint="Of several, paste one document with all their statements. Nothing of it leaves this computer."
      >
        {(control) => (
          <textarea
            {...control}
            value={text}
            rows={9}
            spellCheck={false}
            placeholder={'{\n  "Version": "2012-10-17",\n  "Statement": [ … ]\n}'}
            onChange={(event) => {
              setText(event.target.value);
            }}
            className="field-look !h-auto min-h-24 w-full py-1.5 font-mono text-small"
          />
        )}
      </Field>
      {known && <FetchPolicy key={known.id} identityId={known.id} onFetched={setText} />}
      <div aria-live="polite">{pasted.trim() !== '' && <Answer text={pasted} mine={mine} />}</div>
    </div>
  );
}

function Answer({ text, mine }: { text: string; mine: readonly PermissionsPaper[] }): ReactNode {
  const read = useMemo(() => importPolicy(text), [text]);
  if (!read.ok)
    return (
      <Notice tone="soon" title="Nothing was compared">
        {faultInWords(read.error)}
      </Notice>
    );
  const needed = mine.flatMap(({ clauses }) => clauses.map(({ statement }) => statement));
  const groups = grouped(comparePolicy(read.value, needed));
  if (groups.length === 0)
    return (
      <Notice tone="good" title="Nothing is missing and nothing is too much">
        It allows what the documents for these choices allow, and no more.
      </Notice>
    );
  return (
    <Card>
      <ul aria-label="Differences" className="divide-y divide-line">
        {groups.map((group) => (
          <Differences key={group.kind} group={group} />
        ))}
      </ul>
    </Card>
  );
}

/** More sentences than these are counted only. */
const MOST_SHOWN = 50;

function Differences({ group }: { group: DifferenceGroup }): ReactNode {
  const { kind, title, means, says } = group;
  const more = says.length - MOST_SHOWN;
  return (
    <li className="px-3 py-2.5">
      <h2 className="flex flex-wrap items-center gap-2 font-semibold">
        {title}
        <Badge tone={kind === 'missing' || kind === 'denied' ? 'bad' : 'soon'}>{says.length}</Badge>
      </h2>
      <p className="text-muted">{means}</p>
      <ul className="mt-1 list-disc pl-5 wrap-anywhere select-text">
        {says.slice(0, MOST_SHOWN).map((sentence) => (
          <li key={sentence} className="py-0.5">
            {sentence}
          </li>
        ))}
        {more > 0 && <li className="py-0.5">{`And ${String(more)} more.`}</li>}
      </ul>
    </li>
  );
}
