import type * as z from 'zod/mini';
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
