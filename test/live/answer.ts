/** What an account said to a question that only an account can answer. */
export interface Answer {
  readonly question: string;
  readonly outcome: 'proved' | 'disproved' | 'not tried';
  readonly says: string;
  /** AWS's own codes, in the order in which they came. */
  readonly codes: readonly string[];
}

export function answerInWords({ question, outcome, says, codes }: Answer): string {
  const raw = codes.length === 0 ? '' : `  [${codes.join(', ')}]`;
  return `${question.padEnd(3)} ${outcome}: ${says}${raw}`;
}

/** A question with its claim: proved when the account did what we hold to be true. */
export function claim(
  question: string,
  says: string,
  holds: boolean,
  codes: readonly string[] = [],
): Answer {
  return { question, outcome: holds ? 'proved' : 'disproved', says, codes };
}

export function notTried(question: string, why: string, codes: readonly string[] = []): Answer {
  return { question, outcome: 'not tried', says: why, codes };
}

/** What came of a call: its answer, or AWS's code. */
export type Tried<T> =
  { readonly value: T; readonly code: 'ok' } | { readonly value?: never; readonly code: string };

/** Errors that AWS did not answer with, such as a broken connection, have their own names. */
export async function tried<T>(call: Promise<T>): Promise<Tried<T>> {
  try {
    return { value: await call, code: 'ok' };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { code: codeOf(error) };
  }
}

/** The code as AWS wrote it; the SDK's names of IAM's errors are a little longer. */
export function codeOf(error: Error): string {
  const { Code: code } = error as { Code?: unknown };
  return typeof code === 'string' && code !== '' ? code : error.name;
}
