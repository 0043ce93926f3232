/** What an offered version is to the one that runs. */
export type Offer = 'newer' | 'same' | 'older' | 'preview' | 'unreadable';

interface Version {
  readonly numbers: readonly number[];
  /** `beta.2` of `1.4.0-beta.2`, in its parts; a release has none. */
  readonly preview: readonly string[];
}

/**
 * A release is offered to everybody who has less; a preview only to who runs a preview already.
 * Anything older is named as what it is, so that it can be refused and not just passed over.
 *
 * @see https://semver.org/#spec-item-11
 */
export function offerOf(current: string, offered: string): Offer {
  const mine = parse(current);
  const theirs = parse(offered);
  if (!mine || !theirs) return 'unreadable';
  const order = compare(theirs, mine);
  if (order === 0) return 'same';
  if (order < 0) return 'older';
  return theirs.preview.length > 0 && mine.preview.length === 0 ? 'preview' : 'newer';
}

const FORM =
  /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

function parse(text: string): Version | undefined {
  const [found, major, minor, patch, preview] = FORM.exec(text) ?? [];
  if (found === undefined) return undefined;
  return {
    numbers: [major, minor, patch].map(Number),
    preview: preview === undefined ? [] : preview.split('.'),
  };
}

function compare(one: Version, other: Version): number {
  for (const [index, number] of one.numbers.entries()) {
    const difference = number - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.preview.length === 0 || other.preview.length === 0)
    return other.preview.length - one.preview.length;
  return comparePreviews(one.preview, other.preview);
}

function comparePreviews(one: readonly string[], other: readonly string[]): number {
  for (const [index, part] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    if (part === against) continue;
    const [number, otherNumber] = [part, against].map((text) => /^\d+$/.test(text));
    if (number && otherNumber) return Number(part) - Number(against);
    if (number !== otherNumber) return number ? -1 : 1;
    return part < against ? -1 : 1;
  }
  return one.length - other.length;
}
