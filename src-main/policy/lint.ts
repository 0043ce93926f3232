import type { Clause, Statement } from './document.ts';
import { documentOf, sizeOf } from './document.ts';
import { lintStatement } from './lint-statement.ts';
import type { Finding } from './lint-statement.ts';
import { contentOf, limitOf } from './made-document.ts';
import type { Paper } from './made-document.ts';
import { POLICIES_PER_PRINCIPAL } from './splitting.ts';

/** What is wrong with a document we made: a mistake of ours, or a limit of AWS. */
export function lint(paper: Paper): readonly Finding[] {
  if (paper.kind === 'watch') return tooLong(sizeOf(contentOf(paper)), limitOf(paper));
  return lintClauses(paper.clauses, limitOf(paper));
}

/** What is wrong with statements, whoever wrote them. */
export function lintClauses(
  clauses: readonly Clause<Statement>[],
  limit: number,
): readonly Finding[] {
  return [
    ...tooLong(sizeOf(documentOf(clauses)), limit),
    ...sameSids(clauses),
    ...clauses.flatMap((each, clause) =>
      lintStatement(each).map((finding): Finding => ({ ...finding, clause })),
    ),
  ];
}

/** Users and roles that would have more policies than IAM lets them have. */
export function tooManyPolicies(papers: readonly Paper[]): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const paper of papers)
    if (paper.kind === 'permissions')
      counts.set(paper.holder.name, (counts.get(paper.holder.name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > POLICIES_PER_PRINCIPAL)
    .map(([name, count]) => ({
      kind: 'too-many',
      severity: 'warning',
      says: `${name} would have ${String(count)} policies; IAM allows ${String(POLICIES_PER_PRINCIPAL)} unless the quota is raised. Divide the groups between identities.`,
    }));
}

function tooLong(size: number, limit: number): readonly Finding[] {
  if (size <= limit) return [];
  const says = `${String(size)} characters are more than the ${String(limit)} AWS takes.`;
  return [{ kind: 'too-long', severity: 'error', says }];
}

function sameSids(clauses: readonly Clause<Statement>[]): readonly Finding[] {
  const sids = clauses.map(({ statement }) => statement.Sid);
  const again = sids.flatMap((sid, clause) =>
    sid !== '' && sids.indexOf(sid) < clause ? [{ sid, clause }] : [],
  );
  return again.map(({ sid, clause }) => ({
    kind: 'sid',
    severity: 'error',
    clause,
    says: `The Sid ${sid} stands there twice.`,
  }));
}
