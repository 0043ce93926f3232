import * as z from 'zod/mini';
import { parseAccountId, parseRegion } from '../kernel/aws-names.ts';
import type { AccountId, Region } from '../kernel/aws-names.ts';
import { canonicalCidr } from '../kernel/cidr.ts';
import type { Cidr } from '../kernel/cidr.ts';
import type { Instant } from '../kernel/clock.ts';

/** Words of the kernel as they stand in files. */
export const instantSchema: z.ZodMiniType<Instant> = z.number();

export const regionSchema = z.custom<Region>(
  (value) => typeof value === 'string' && parseRegion(value) !== undefined,
);

export const accountSchema = z.custom<AccountId>(
  (value) => typeof value === 'string' && parseAccountId(value) !== undefined,
);

/** In canonical form only: what stands in AWS is compared by text. */
export const cidrSchema = z.custom<Cidr>((value) => {
  if (typeof value !== 'string') return false;
  const canonical = canonicalCidr(value);
  return canonical.ok && canonical.value === value;
});

/** One of our ids, which tells the types of ids apart and nothing more. */
export function idSchema<T extends string>(): z.ZodMiniType<T> {
  return z.custom<T>((value) => typeof value === 'string' && value !== '');
}
