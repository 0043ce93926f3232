import type { Difference } from '../../../src-main/policy/compare-policy.ts';
import type { ImportFault } from '../../../src-main/policy/import-policy.ts';

/** What is wrong with a pasted policy, and what to do. */
export function faultInWords(fault: ImportFault): string {
  switch (fault.kind) {
    case 'not-json':
      return 'This is not JSON: a bracket, a comma or a quote is missing. Paste the whole document, from { to }.';
    case 'not-a-policy':
      return 'This is JSON, but no policy: there is no Statement in it. Paste the document itself, not the answer around it.';
    case 'statement':
      return fault.lacks === 'braces'
        ? `Statement ${String(fault.number)} is no object in braces.`
        : `Statement ${String(fault.number)} has no ${fault.lacks} that IAM would take.`;
  }
}

export interface DifferenceGroup {
  readonly kind: Difference['kind'];
  readonly title: string;
  /** What it leads to. */
  readonly means: string;
  readonly says: readonly string[];
}

const TITLES: Readonly<Record<Difference['kind'], { title: string; means: string }>> = {
  missing: { title: 'Missing', means: 'Drawbridge will be refused.' },
  denied: { title: 'Denied', means: 'A denial wins over everything that allows.' },
  conditional: {
    title: 'Only on conditions',
    means: 'It works when the conditions hold, which cannot be told from here.',
  },
  'too-much': { title: 'Too much', means: 'Drawbridge does not need it; a thief may.' },
};

/** From so many on, the same said of several resources is said once. */
const SAID_ONCE_FROM = 3;

/** Differences by kind, what hinders most first; each sentence once. */
export function grouped(differences: readonly Difference[]): readonly DifferenceGroup[] {
  return (['missing', 'denied', 'conditional', 'too-much'] as const).flatMap((kind) => {
    const says = sentences(differences.filter((each) => each.kind === kind));
    return says.length === 0 ? [] : [{ kind, ...TITLES[kind], says }];
  });
}

function sentences(differences: readonly Difference[]): readonly string[] {
  const alike = new Map<string, Difference[]>();
  for (const each of differences) {
    const pattern = each.says.replace(each.resource, '…');
    alike.set(pattern, [...(alike.get(pattern) ?? []), each]);
  }
  return [...alike].flatMap(([pattern, same]) =>
    same.length < SAID_ONCE_FROM
      ? [...new Set(same.map(({ says }) => says))]
      : [pattern.replace('…', `${String(same.length)} resources`)],
  );
}
