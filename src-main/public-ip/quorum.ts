import { addressOf } from '../kernel/cidr.ts';
import type { Cidr } from '../kernel/cidr.ts';
import type { SourceSaid } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { AddressProblem, FamilyAddress, MyAddress, Reading } from './address.ts';

const VOICES_NEEDED = 2;

/**
 * What the readings of one family amount to: at least two independent operators must say the same.
 * Any contradiction is `disagreed`, even two against one: a VPN, a split tunnel or shared addresses
 * really have several, and only the person knows which one AWS will see.
 */
export function verdict(readings: readonly Reading[]): FamilyAddress {
  const heard = readings.filter((reading) => reading.kind === 'address');
  const choices = [...new Set(heard.map((reading) => reading.cidr))];
  const operators = [...new Set(heard.map((reading) => reading.source.operator))];
  const [only, ...others] = choices;
  if (others.length > 0) return { kind: 'disagreed', said: readings.map(inOneLine), choices };
  if (only !== undefined && operators.length >= VOICES_NEEDED)
    return { kind: 'agreed', cidr: only, operators };
  return { kind: 'silent', said: readings.map(inOneLine), choices };
}

/** Same for a rule: equal address, or equally none. Who said so does not matter. */
export function sameVerdict(one: FamilyAddress, other: FamilyAddress): boolean {
  return one.kind === other.kind && settled(one) === settled(other);
}

/**
 * The networks a lease may be opened to now. IPv6 that is silent is simply not there; a family that
 * contradicts itself or alternates refuses both, since opening only the other would look like
 * success.
 *
 * @returns `address-disagreed` or `address-silent`, each with who said what; `address-alternates`
 * with the addresses to choose from.
 */
export function openableSources(my: MyAddress): Result<readonly Cidr[], AddressProblem> {
  const families = [my.ipv4, my.ipv6];
  const contradictions = families.filter((family) => family.kind === 'disagreed');
  if (contradictions.length > 0)
    return err({
      kind: 'address-disagreed',
      said: contradictions.flatMap((family) => family.said),
    });
  const alternating = families.filter((family) => family.kind === 'alternating');
  if (alternating.length > 0)
    return err({
      kind: 'address-alternates',
      choices: alternating.flatMap((family) => family.choices.map(addressOf)),
    });
  const known = families.map(settled).filter((cidr) => cidr !== undefined);
  if (known.length > 0) return ok(known);
  const said = families.flatMap((family) => (family.kind === 'silent' ? family.said : []));
  return err({ kind: 'address-silent', said });
}

function settled(family: FamilyAddress): Cidr | undefined {
  return family.kind === 'agreed' || family.kind === 'chosen' ? family.cidr : undefined;
}

function inOneLine(reading: Reading): SourceSaid {
  const said = reading.kind === 'address' ? addressOf(reading.cidr) : reading.why;
  return { operator: reading.source.operator, said };
}
