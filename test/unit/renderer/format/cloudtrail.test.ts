import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../../src-main/activity/activity.ts';
import { DAY_MS } from '../../../../src-main/kernel/clock.ts';
import { cloudTrailPlace } from '../../../../src-renderer/format/cloudtrail.ts';
import { sampleEntry } from '../../../support/stored-samples.ts';

const ENTRY: ActivityEntry = { ...sampleEntry(1), region: 'eu-west-1', groupId: 'sg-0abc' };

describe('the way to CloudTrail', () => {
  it('leads to the events of the group and says which one to look for', () => {
    const place = cloudTrailPlace(ENTRY, ENTRY.at);
    expect(place?.url).toMatch(/region=eu-west-1#\/events\?ResourceName=sg-0abc$/);
    expect(place?.hint).toContain('this request id');
  });

  it('leads to the console of the partition the Region is in', () => {
    const hosts = ['cn-north-1', 'us-gov-west-1', 'us-iso-east-1'].map((region) => {
      const url = cloudTrailPlace({ ...ENTRY, region }, ENTRY.at)?.url;
      return url && new URL(url).hostname;
    });
    expect(hosts).toEqual(['console.amazonaws.cn', 'console.amazonaws-us-gov.com', undefined]);
  });

  it('leads to the kind of event where a key was changed', () => {
    const { at, id } = ENTRY;
    const key = { id, at, subject: 'AKIA…7Q2A', region: 'us-east-1' } as const;
    expect(cloudTrailPlace({ ...key, deed: 'key-deactivated' }, at)?.url).toMatch(
      /EventName=UpdateAccessKey$/,
    );
    expect(cloudTrailPlace({ ...key, deed: 'key-switched' }, at)).toBeUndefined();
  });

  it('is not offered for what CloudTrail does not know, or no longer', () => {
    expect(cloudTrailPlace(sampleEntry(1), ENTRY.at)).toBeUndefined();
    expect(cloudTrailPlace(ENTRY, ENTRY.at + 91 * DAY_MS)).toBeUndefined();
  });
});
