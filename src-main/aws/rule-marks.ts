import type { Tag } from '@aws-sdk/client-ec2';
import type { StandingMark } from '../leases/gate.ts';
import type { LeaseId } from '../leases/lease.ts';
import { TAG_KEYS, isSealed, readMark } from '../leases/mark.ts';
import type { Mark, MarkedPlace } from '../leases/mark.ts';

/** The tags on a rule, by which a later run finds it even if somebody edits the description. */
export function ruleTags(mark: Mark): Tag[] {
  return [
    { Key: TAG_KEYS.lease, Value: mark.leaseId },
    { Key: TAG_KEYS.install, Value: mark.install },
    { Key: TAG_KEYS.until, Value: new Date(mark.until).toISOString() },
  ];
}

/**
 * Whose a rule is. The description is rewritten at every renewal and the tags are not, so that the
 * tags count only where the description is no mark any more; their time may then be outdated.
 */
export function markOn(
  description: string,
  tags: readonly Tag[] = [],
  place: MarkedPlace | undefined,
): StandingMark | undefined {
  const mark = readMark(description);
  if (!mark) return markInTags(tags);
  return { ...mark, intact: place !== undefined && isSealed(description, place) };
}

/** Anybody may write tags: what is not in our form is not taken for ours. */
function markInTags(tags: readonly Tag[]): StandingMark | undefined {
  const valueOf = (key: string) => tags.find(({ Key }) => Key === key)?.Value ?? '';
  const leaseId = valueOf(TAG_KEYS.lease);
  if (!/^[0-9a-z]{6,32}$/.test(leaseId)) return undefined;
  const install = valueOf(TAG_KEYS.install);
  const until = Date.parse(valueOf(TAG_KEYS.until));
  return {
    leaseId: leaseId as LeaseId,
    intact: false,
    ...(/^[0-9a-z]{4,32}$/.test(install) && { install }),
    ...(!Number.isNaN(until) && { until }),
  };
}
