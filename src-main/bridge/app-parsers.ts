import * as z from 'zod/mini';
import type { Problem } from '../kernel/problem.ts';
import type { Result } from '../kernel/result.ts';
import { isConsoleLink } from '../policy/console-links.ts';
import { settingsFields } from '../settings/settings-schema.ts';
import type { AppCommands } from './app-commands.ts';
import type { Parsed } from './commands.ts';
import { parserOf, text } from './parser-of.ts';

type AppParsers = {
  readonly [N in keyof AppCommands]: (input: unknown) => Result<Parsed<N>, Problem>;
};

/** Some four thousand findings of an account's health; no field takes a megabyte. */
const MAX_COPIED = 900_000;
const nothing = z.strictObject({});

export const appParsers: AppParsers = {
  'settings.change': parserOf(z.strictObject({ settings: z.strictObject(settingsFields) })),
  'seal.keepSettings': parserOf(nothing),
  'seal.keepAll': parserOf(nothing),
  'onboarding.finish': parserOf(nothing),
  'notice.test': parserOf(nothing),
  'contact.list': parserOf(nothing),
  'app.about': parserOf(nothing),
  'update.check': parserOf(nothing),
  'update.download': parserOf(nothing),
  'update.install': parserOf(z.strictObject({ when: z.enum(['now', 'after-closing']) })),
  'app.diagnostics': parserOf(nothing),
  'app.quit': parserOf(nothing),
  'window.close': parserOf(nothing),
  'clipboard.write': parserOf(z.strictObject({ text: z.string().check(z.maxLength(MAX_COPIED)) })),
  'link.open': parserOf(z.strictObject({ url: text.check(z.refine(isConsoleLink)) })),
};
