import * as z from 'zod/mini';
import { parseRegion } from '../kernel/aws-names.ts';
import type { Region } from '../kernel/aws-names.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { Secret } from '../kernel/secret.ts';
import type { IdentityId } from '../identities/identity.ts';
import type { Parsed } from './commands.ts';
import type { IdentityCommands } from './identity-commands.ts';
import { parserOf } from './parser-of.ts';

type IdentityParsers = {
  readonly [N in keyof IdentityCommands]: (input: unknown) => Result<Parsed<N>, Problem>;
};

const text = z.string().check(z.maxLength(2_000));
const trimmed = z.pipe(
  text,
  z.transform((value) => value.trim()),
);
const identityId = z.custom<IdentityId>(
  (value) => typeof value === 'string' && value.length > 0 && value.length <= 200,
);
/** From here on it is a `Secret`. */
const secret = z.pipe(
  text,
  z.transform((value) => new Secret(value.trim())),
);
/** A file of a few lines; what is longer is another file. */
const secretFile = z.pipe(
  z.string().check(z.maxLength(20_000)),
  z.transform((value) => new Secret(value)),
);
const mfaCode = z.pipe(
  z.string().check(z.regex(/^\s*\d{3} ?\d{3}\s*$/)),
  z.transform((value) => new Secret(value.replaceAll(/\s/g, ''))),
);
const externalId = z.string().check(z.regex(/^[\w+=,.@:/-]{2,1224}$/));
const minutes = z.int().check(z.minimum(1), z.maximum(10_000));
const fingerprint = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const backup = z.string().check(z.regex(/^[\w.-]{1,255}$/));

/** One parser a command; what was typed by hand is trimmed. */
export const identityParsers: IdentityParsers = {
  'identity.add': withRegion(
    z.strictObject({ accessKeyId: trimmed, secretAccessKey: secret, region: text }),
  ),
  'identity.importCsv': withRegion(z.strictObject({ file: secretFile, region: text })),
  'identity.importFromCredentials': withRegion(
    z.strictObject({ profile: text, removePlaintext: z.boolean(), region: text }),
  ),
  'identity.restorePlaintext': parserOf(
    z.strictObject({ backup, profile: text, accessKeyId: text }),
  ),
  'identity.deleteBackup': parserOf(z.strictObject({ backup })),
  'identity.listProfiles': parserOf(z.strictObject({})),
  'identity.addProfile': withRegion(
    z.strictObject({ profile: text, mfaCode: z.optional(mfaCode), region: text }),
  ),
  'identity.addEnvironment': withRegion(z.strictObject({ region: text })),
  'identity.allowCommand': parserOf(z.strictObject({ profile: text, fingerprint })),
  'identity.newExternalId': parserOf(z.strictObject({})),
  'identity.addRole': withRegion(
    z.strictObject({
      from: identityId,
      roleArn: trimmed,
      externalId: z.optional(externalId),
      mfaSerial: z.optional(trimmed),
      minutes,
      mfaCode: z.optional(mfaCode),
      region: text,
    }),
  ),
  'identity.addMfaSession': parserOf(
    z.strictObject({ from: identityId, mfaSerial: trimmed, minutes, mfaCode }),
  ),
  'identity.answerMfa': parserOf(z.strictObject({ identityId, mfaCode })),
  'identity.dismissMfa': parserOf(z.strictObject({ identityId })),
  'identity.keep': parserOf(z.strictObject({ identityId })),
};

/** The Region is typed by hand, hence answered by field. */
function withRegion<S extends z.ZodMiniType<{ readonly region: string }>>(schema: S) {
  const parse = parserOf(schema);
  return (input: unknown): Result<z.output<S> & { readonly region: Region }, Problem> => {
    const parsed = parse(input);
    if (!parsed.ok) return parsed;
    const region = parseRegion(parsed.value.region.trim());
    if (!region) return err({ kind: 'key-format', field: 'region' });
    return ok({ ...parsed.value, region });
  };
}
