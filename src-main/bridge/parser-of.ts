import * as z from 'zod/mini';
import { parseRegion } from '../kernel/aws-names.ts';
import type { Region } from '../kernel/aws-names.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';

/** Unknown in, checked out: the first field that does not fit is named. */
export function parserOf<S extends z.ZodMiniType>(
  schema: S,
): (input: unknown) => Result<z.output<S>, Problem> {
  return (input) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return ok(parsed.data);
    return err({ kind: 'bad-input', field: parsed.error.issues[0]?.path.join('.') ?? '' });
  };
}

const MAX_TEXT = 2_000;
const MAX_ID = 200;

/** What no field of a form is longer than. */
export const text = z.string().check(z.maxLength(MAX_TEXT));

export const region = z.pipe(
  text,
  z.transform((value, context): Region => {
    const parsed = parseRegion(value);
    if (parsed) return parsed;
    context.issues.push({ code: 'custom', message: 'not a Region', input: value });
    return z.NEVER;
  }),
);

export const minutes = z.int().check(z.minimum(1), z.maximum(100_000));

/** An id of ours: short, and nothing else is known of it. */
export function idParser<T extends string>() {
  return z.custom<T>(
    (value) => typeof value === 'string' && value.length > 0 && value.length <= MAX_ID,
  );
}
