import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { USUAL_CHOICES } from '../../../src-main/policy/choices.ts';
import { fileNameOf, inFormat } from '../../../src-main/policy/formats.ts';
import { guardFileName, guardInFormat } from '../../../src-main/policy/format-guard.ts';
import type { GuardFormat } from '../../../src-main/policy/format-guard.ts';
import type { GuardKit } from '../../../src-main/policy/guard-kit.ts';
import { workshop } from '../../../src-main/policy/workshop.ts';
import { Notice } from '../../components/notice.tsx';
import { useSnapshot } from '../../state/mirror.ts';
import { PlaceCheck } from './place-check.tsx';
import { SetUpCard } from './set-up-card.tsx';

/** What one account needs, in the order in which it is made, and the check of each Region. */
export function AccountGuard({ kit, format }: { kit: GuardKit; format: GuardFormat }): ReactNode {
  const papers = usePersonPapers(kit);
  const errors = kit.findings.filter(({ severity }) => severity === 'error');
  return (
    <section aria-labelledby={`guard-${kit.account}`} className="flex flex-col gap-3">
      <h2 id={`guard-${kit.account}`} className="font-semibold">
        Account {kit.account}
      </h2>
      {errors.length > 0 && (
        <Notice tone="alarm" title="AWS would not take this">
          {errors.map(({ says }) => (
            <p key={says}>{says}</p>
          ))}
        </Notice>
      )}
      <ol
        aria-label={`What to make in account ${kit.account}, in this order`}
        className="flex flex-col gap-3"
      >
        {kit.stacks.map((stack) => (
          <SetUpCard
            key={stack.id}
            title={stack.title}
            purpose={stack.purpose}
            name={guardFileName(stack, format)}
            text={guardInFormat(stack, format)}
          />
        ))}
        {papers.map((paper) => (
          <SetUpCard
            key={paper.id}
            title={`The permissions of ${paper.kind === 'permissions' ? paper.holder.name : ''}`}
            purpose={paper.purpose}
            name={fileNameOf(paper, format)}
            text={inFormat(paper, format) ?? ''}
          />
        ))}
      </ol>
      {kit.regions.map((region) => (
        <PlaceCheck key={region} account={kit.account} region={region} />
      ))}
    </section>
  );
}

/** The workshop’s own document, for each identity with resources in the account. */
function usePersonPapers({ account }: GuardKit) {
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const resources = useSnapshot((snapshot) => snapshot.resources);
  return useMemo(() => {
    const here = identities.filter(({ caller }) => caller.account === account);
    const { documents } = workshop({ ...USUAL_CHOICES, guard: true }, resources, here);
    const papers = documents.map(({ paper }) => paper);
    // Identities of one user or role need it once.
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    return [...byId.values()].filter(({ id }) => id.endsWith('/guard'));
  }, [account, identities, resources]);
}
