import { describe, expect, it } from 'vitest';
import type { ActivityEntry, Deed } from '../../../src-main/activity/activity.ts';
import {
  CLOSE_REASONS,
  deedInWords,
  entryText,
  entryTrouble,
  outcomeOf,
  reasonInWords,
} from '../../../src-main/activity/activity-in-words.ts';
import type { CloseReason } from '../../../src-main/leases/lease.ts';
import { sampleEntry } from '../../support/stored-samples.ts';

function entry(deed: Deed, more: Partial<ActivityEntry> = {}): ActivityEntry {
  return { ...sampleEntry(1), deed, ...more };
}

describe('what happened, in words', () => {
  it.each<[Deed, string]>([
    ['opened', 'Opened SSH 22 on bastion for 52.1.2.3'],
    ['extended', 'Extended bastion'],
    ['renewed', 'Renewed bastion'],
    ['moved', 'Moved bastion to 52.1.2.3'],
    ['closed', 'Closed SSH 22 on bastion'],
    ['open-failed', 'Could not open SSH 22 on bastion for 52.1.2.3'],
    ['renew-failed', 'Could not renew bastion'],
    ['move-failed', 'Could not move bastion to 52.1.2.3'],
    ['close-failed', 'Could not close SSH 22 on bastion'],
    ['unguarded', 'bastion is open without a guard in AWS'],
    ['guard-failed', 'AWS could not close bastion by itself'],
    ['identity-added', 'Added access key bastion'],
    ['identity-removed', 'Removed access key bastion'],
    ['rotation-started', 'Began to rotate access key bastion'],
    ['rotation-failed', 'Could not rotate access key bastion'],
    ['rotation-undone', 'Went back to access key bastion'],
    ['key-created', 'Created access key bastion'],
    ['key-switched', 'Changed over to access key bastion'],
    ['key-deactivated', 'Made access key bastion inactive'],
    ['key-reactivated', 'Made access key bastion active again'],
    ['key-deleted', 'Deleted access key bastion in AWS'],
    ['key-orphaned', 'Found access key bastion, whose secret nobody has'],
    ['address-changed', 'My address is now 52.1.2.3'],
  ])('%s', (deed, words) => {
    expect(deedInWords(entry(deed))).toBe(words);
  });

  it('names both addresses, single ones without their prefix', () => {
    const addresses = ['52.1.2.3/32', '2600:1f14::/64'];
    expect(deedInWords(entry('opened', { addresses }))).toBe(
      'Opened SSH 22 on bastion for 52.1.2.3 and 2600:1f14::/64',
    );
  });

  it('does without addresses', () => {
    const none = { addresses: [] };
    expect(deedInWords(entry('moved', none))).toBe('Moved bastion');
    expect(deedInWords(entry('address-changed', none))).toBe('My address changed');
  });
});

describe('what went wrong with a deed', () => {
  it('is nothing when nothing did', () => {
    expect(entryTrouble(entry('opened'))).toBeUndefined();
  });

  it('says how the door stands after a failure', () => {
    const problem = { kind: 'throttled' } as const;
    expect(entryTrouble(entry('open-failed', { problem }))?.text).toMatch(/^Nothing was opened\./);
    expect(entryTrouble(entry('close-failed', { problem }))?.text).toMatch(/^It is still open\./);
  });

  it('leaves the door to the deed when the deed was done all the same', () => {
    const trouble = entryTrouble(entry('closed', { problem: { kind: 'throttled' } }));
    expect(trouble?.text).not.toMatch(/still open|nothing was/i);
  });

  it('counts as failed only where the deed was not done', () => {
    expect(
      (['opened', 'close-failed', 'address-changed'] as const).map((deed) =>
        outcomeOf(entry(deed)),
      ),
    ).toEqual(['done', 'failed', 'done']);
  });
});

describe('what an entry is found by', () => {
  it('is all that is shown of it', () => {
    const place = { requestId: '5f1c-request', region: 'eu-west-1', groupId: 'sg-0abc' };
    const text = entryText(entry('close-failed', { ...place, problem: { kind: 'throttled' } }));
    for (const word of ['SSH 22', 'bastion', 'failed', 'still open', ...Object.values(place)])
      expect(text).toContain(word);
    expect(entryText(entry('closed', { reason: 'not-working' }))).toContain('away');
  });
});

describe('why a door closed', () => {
  it('is a sentence, or what was written when nobody knows it any more', () => {
    expect(reasonInWords('deadline')).toBe('Its time was over.');
    expect(reasonInWords('toString')).toBe('toString');
  });

  it('has words for each reason of a lease, and for no other', () => {
    const words: Readonly<Record<CloseReason, string>> = CLOSE_REASONS;
    const reasons: Readonly<Record<keyof typeof CLOSE_REASONS, CloseReason>> = {
      asked: 'asked',
      deadline: 'deadline',
      'not-working': 'not-working',
      quit: 'quit',
      sleep: 'sleep',
      lock: 'lock',
      'logged-out': 'logged-out',
      'found-at-start': 'found-at-start',
      'left-behind': 'left-behind',
      vanished: 'vanished',
      guard: 'guard',
    };
    for (const reason of Object.values(reasons)) expect(words[reason]).toMatch(/\.$/);
  });
});
