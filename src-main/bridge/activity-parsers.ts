import * as z from 'zod/mini';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import type { ActivityCommands } from './activity-commands.ts';
import type { Parsed } from './commands.ts';
import { parserOf } from './parser-of.ts';

type ActivityParsers = {
  readonly [N in keyof ActivityCommands]: (input: unknown) => Result<Parsed<N>, Problem>;
};

/** As many as a window shows at once, some times over. */
const MOST_READ = 500;

const text = z.optional(z.string().check(z.maxLength(200)));
const instant = z.number().check(z.minimum(0), z.maximum(8.64e15));
const query = z.strictObject({
  text,
  resourceId: text,
  outcome: z.optional(z.enum(['done', 'failed'])),
  from: z.optional(instant),
  to: z.optional(instant),
});

export const activityParsers: ActivityParsers = {
  'activity.read': parserOf(
    z.strictObject({
      query,
      offset: z.int().check(z.minimum(0)),
      count: z.int().check(z.minimum(1), z.maximum(MOST_READ)),
    }),
  ),
  'activity.export': parserOf(z.strictObject({ query, format: z.enum(['csv', 'json']) })),
  'activity.openTimes': parserOf(z.strictObject({ since: instant })),
};
