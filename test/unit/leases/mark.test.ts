import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import { isSealed, readMark, writeMark } from '../../../src-main/leases/mark.ts';
import type { Mark, MarkedPlace } from '../../../src-main/leases/mark.ts';

const mark: Mark = {
  leaseId: 'k3x9m2pq8w' as LeaseId,
  install: '4f2a9c1d',
  person: 'ana',
  host: 'laptop',
  until: Date.UTC(2026, 10, 22, 14, 32),
};

const place: MarkedPlace = {
  groupId: 'sg-0123456789abcdef0',
  ports: { protocol: 'tcp', from: 22, to: 22 },
  source: '52.1.2.3/32' as Cidr,
};

/** What AWS lets into a rule's description. */
const AWS_CHARACTERS = /^[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
const anyName = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ minLength: 300 }),
);

describe('the mark on a rule', () => {
  it('tells a colleague in the AWS console whose rule it is and until when', () => {
    expect(writeMark(mark, place)).toBe(
      'Drawbridge k3x9m2pq8w of ana@laptop until 2026-11-22 14:32Z #qgyey [4f2a9c1d]',
    );
  });

  it('is read back by any later run', () => {
    expect(readMark(writeMark(mark, place))).toEqual(mark);
  });

  it('is sealed: edited or copied, a rule is not the one it was written for', () => {
    const text = writeMark(mark, place);
    expect(isSealed(text, place)).toBe(true);
    expect(isSealed(text, { ...place, groupId: 'sg-0123456789abcdef1' })).toBe(false);
    expect(isSealed(text, { ...place, source: '52.1.2.4/32' as Cidr })).toBe(false);
    expect(isSealed(text, { ...place, ports: { protocol: 'tcp', from: 22, to: 23 } })).toBe(false);
    expect(isSealed(text, { ...place, ports: { protocol: 'icmp' } })).toBe(false);
    expect(isSealed(text.replace(/#\w+ /, ''), place)).toBe(false);
  });

  it('never promises an earlier end than the lease keeps', () => {
    const late = writeMark({ ...mark, until: mark.until + 1 }, place);
    expect(readMark(late)?.until).toBe(mark.until + 60_000);
  });

  it('keeps of a name what AWS lets into a description', () => {
    expect(writeMark({ ...mark, host: "Ana's <iMac>" }, place)).toContain(
      'of ana@Ana-s-iMac until',
    );
    expect(writeMark({ ...mark, person: '安娜' }, place)).toContain('of unknown@laptop until');
  });

  it('stays within AWS’s characters and length whatever the names, and can be read back', () => {
    fc.assert(
      fc.property(anyName, anyName, (person, host) => {
        const text = writeMark({ ...mark, person, host }, place);
        expect(text).toMatch(AWS_CHARACTERS);
        expect(readMark(text)).toMatchObject({
          leaseId: mark.leaseId,
          install: mark.install,
          until: mark.until,
        });
      }),
    );
  });

  it.each([
    '',
    'ssh from office',
    'Drawbridge',
    'Drawbridge k3x9m2pq8w of ana@laptop',
    'Drawbridge k3x9m2pq8w of ana@laptop until tomorrow [4f2a9c1d]',
    'Drawbridge k3x9m2pq8w of ana@laptop until 2026-99-99 99:99Z [4f2a9c1d]',
    'my Drawbridge k3x9m2pq8w of ana@laptop until 2026-11-22 14:32Z [4f2a9c1d]',
    'Drawbridge k3x9m2pq8w of ana@laptop until 2026-11-22 14:32Z [4f2a9c1d] and more',
  ])('is not seen in what somebody else wrote: %j', (description) => {
    expect(readMark(description)).toBeUndefined();
  });
});
