import type { ActivityEntry, Deed } from '../../src-main/activity/activity.ts';
import { partitionOf } from '../../src-main/kernel/aws-names.ts';
import { DAY_MS } from '../../src-main/kernel/clock.ts';
import type { Instant } from '../../src-main/kernel/clock.ts';
import { consoleLink } from '../../src-main/policy/console-links.ts';

/** How IAM calls what was done to a key. */
const KEY_EVENTS: { readonly [D in Deed]?: string } = {
  'key-created': 'CreateAccessKey',
  'key-deleted': 'DeleteAccessKey',
  'key-deactivated': 'UpdateAccessKey',
  'key-reactivated': 'UpdateAccessKey',
};

const KEPT_DAYS = 90;

export interface CloudTrailPlace {
  readonly url: string;
  /** What the page shows, and what to look for in it. */
  readonly hint: string;
}

/**
 * Where CloudTrail tells of an entry: its event history can be searched by resource or by event, not
 * by request id. `undefined` where AWS was asked for no change, or the events are too old.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-console.html
 */
export function cloudTrailPlace(entry: ActivityEntry, now: Instant): CloudTrailPlace | undefined {
  const { region, groupId, requestId } = entry;
  const event = KEY_EVENTS[entry.deed];
  if (region === undefined || entry.at < now - KEPT_DAYS * DAY_MS) return undefined;
  const page =
    groupId === undefined
      ? event && ({ by: 'EventName', value: event } as const)
      : ({ by: 'ResourceName', value: groupId } as const);
  const url = page && consoleLink(partitionOf(region), { kind: 'events', region, ...page });
  if (!url) return undefined;
  const which = requestId === undefined ? 'with this time' : 'with this request id';
  return {
    url,
    hint: `Shows the events of ${page.value} in ${region}. CloudTrail cannot search by request id: look for the one ${which}. A new event takes some minutes to appear and stays for ${String(KEPT_DAYS)} days.`,
  };
}
