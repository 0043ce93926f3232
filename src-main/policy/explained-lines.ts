import { contentOf } from './made-document.ts';
import type { Paper } from './made-document.ts';

/** A line of the document as written, with the sentence about the statement it belongs to. */
export interface ExplainedLine {
  readonly text: string;
  /** Which clause; absent for the frame around the statements. */
  readonly clause?: number;
  readonly says?: string;
}

/** The lines together are the document as `JSON.stringify` writes it with two spaces. */
export function explainedLines(paper: Paper): readonly ExplainedLine[] {
  if (paper.kind === 'watch')
    return written(contentOf(paper)).map((text) => ({ text, clause: 0, says: paper.says }));
  const { length } = paper.clauses;
  const statements = paper.clauses.flatMap(({ statement, says }, clause) =>
    written(statement).map((line, index, all) => {
      const comma = index === all.length - 1 && clause < length - 1 ? ',' : '';
      return { text: `    ${line}${comma}`, clause, says };
    }),
  );
  const frame = ['{', '  "Version": "2012-10-17",', '  "Statement": ['];
  return [...frame.map((text) => ({ text })), ...statements, { text: '  ]' }, { text: '}' }];
}

function written(value: object): readonly string[] {
  return JSON.stringify(value, undefined, 2).split('\n');
}
