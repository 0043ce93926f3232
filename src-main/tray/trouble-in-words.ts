import { problemInWords } from '../kernel/problem-in-words.ts';
import { counted } from '../kernel/time-in-words.ts';
import { listed } from '../kernel/words/wording.ts';
import type { TroubleChange } from './lease-change.ts';
import { labelOf } from './lease-lines.ts';
import type { NoticeText } from './notice.ts';

const MAX_REASONS = 3;

/** One trouble: the state of the door in the title, then the cause, then one thing to do. */
export function troubleOfOne({ kind, lease, problem }: TroubleChange): NoticeText {
  const label = labelOf(lease);
  const door = kind === 'failed' ? 'nothing-opened' : 'still-open';
  const { text, cause, todo } = problemInWords(problem, door);
  switch (kind) {
    case 'could-not-close':
      return {
        title: `${label} is still open`,
        body: `It could not be closed, and Drawbridge keeps trying. ${cause} ${todo}`,
      };
    case 'unknown':
      return { title: `Not known whether ${label} is open`, body: `${cause} ${todo}` };
    case 'left-behind':
      return {
        title: `${label} does not let your new address in`,
        body: `It is still open for the old one. ${cause} ${todo}`,
      };
    case 'failed':
      return { title: `${label} could not be opened`, body: `${text} ${todo}` };
  }
}

/** Several troubles of one kind in one notice, each with its reason. */
export function troubleOfSeveral(
  kind: TroubleChange['kind'],
  changes: readonly TroubleChange[],
): NoticeText {
  const resources = counted(changes.length, 'resource');
  switch (kind) {
    case 'could-not-close':
      return {
        title: `${resources} are still open`,
        body: `They could not be closed, and Drawbridge keeps trying: ${reasons(changes)}.`,
      };
    case 'unknown':
      return {
        title: `Not known whether ${resources} are open`,
        body: `Drawbridge asks AWS again as soon as AWS can be reached: ${reasons(changes)}.`,
      };
    case 'left-behind':
      return {
        title: `${resources} do not let your new address in`,
        body: `They are still open for the old one: ${reasons(changes)}.`,
      };
    case 'failed':
      return {
        title: `${resources} could not be opened`,
        body: `Nothing was opened: ${reasons(changes)}.`,
      };
  }
}

/** `bastion-prod (Not allowed by AWS) and jump-eu (AWS asks to slow down)`. */
export function reasons(changes: readonly TroubleChange[]): string {
  const said = changes
    .slice(0, MAX_REASONS)
    .map(({ lease, problem }) => `${labelOf(lease)} (${problemInWords(problem, 'unknown').title})`);
  const more = changes.length - said.length;
  return listed(more > 0 ? [...said, `${String(more)} more`] : said);
}
