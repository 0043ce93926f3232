import type { Resource } from '../resources/resource.ts';
import type { Choices } from './choices.ts';
import { sizeOf } from './document.ts';
import { explainedLines } from './explained-lines.ts';
import type { ExplainedLine } from './explained-lines.ts';
import { lint, tooManyPolicies } from './lint.ts';
import type { Finding } from './lint-statement.ts';
import { contentOf, limitOf } from './made-document.ts';
import type { Paper } from './made-document.ts';
import { papersOf } from './papers.ts';
import { principalOf, rolePrincipal, targetsOf } from './targets.ts';
import type { Holder } from './targets.ts';
import { thiefCould } from './thief.ts';
import { tighterShapes } from './tighter.ts';
import type { TighterShape } from './tighter.ts';

/** A document with all that a screen shows of it. */
export interface WorkshopDocument {
  readonly paper: Paper;
  readonly json: string;
  readonly lines: readonly ExplainedLine[];
  /** Characters as IAM counts them. */
  readonly size: number;
  readonly limit: number;
  readonly findings: readonly Finding[];
}

export interface Workshop {
  /** In the order in which they are to be made. */
  readonly documents: readonly WorkshopDocument[];
  /** What concerns all documents together. */
  readonly findings: readonly Finding[];
  /** What somebody who stole these credentials could still do. */
  readonly thief: readonly string[];
  readonly tighter: readonly TighterShape[];
}

/**
 * All documents for the choices: deterministic, offline, quick enough to run at every key stroke.
 * Identities without a group, and callers that are neither user nor role, have none.
 */
export function workshop(
  choices: Choices,
  resources: readonly Resource[],
  identities: readonly Holder[],
): Workshop {
  const { identityId } = choices;
  const chosen = identities.filter(({ id }) => identityId === undefined || id === identityId);
  const papers = chosen.flatMap((holder) => papersFor(choices, resources, holder));
  return {
    documents: papers.map(shown),
    findings: tooManyPolicies(papers),
    thief: papers.length === 0 ? [] : thiefCould(papers, choices),
    tighter: papers.length === 0 ? [] : tighterShapes(choices, papers),
  };
}

function papersFor(
  choices: Choices,
  resources: readonly Resource[],
  holder: Holder,
): readonly Paper[] {
  const me = principalOf(holder);
  const { role, switches, described } = choices;
  const targets = targetsOf(holder, [...resources, ...described], {
    tagged: switches.tags,
    ...(role && { account: role.account }),
  });
  if (!me || targets.length === 0) return [];
  const worker = role ? rolePrincipal({ partition: me.partition, ...role }) : me;
  return papersOf({ me, worker, targets, choices });
}

function shown(paper: Paper): WorkshopDocument {
  const content = contentOf(paper);
  const lines = explainedLines(paper);
  return {
    paper,
    json: lines.map(({ text }) => text).join('\n'),
    lines,
    size: sizeOf(content),
    limit: limitOf(paper),
    findings: lint(paper),
  };
}
