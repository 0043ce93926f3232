import { describe, expect, it } from 'vitest';
import { Contacts } from '../../../src-main/wiring/contacts.ts';
import { FakeClock } from '../../support/fake-clock.ts';

describe('the hosts this run has turned to', () => {
  it('are counted by host and reason, the latest first', async () => {
    const clock = new FakeClock();
    const contacts = new Contacts(clock);
    const start = clock.now();
    contacts.note('ec2.eu-west-1.amazonaws.com', 'aws');
    contacts.note('checkip.amazonaws.com', 'address');
    await clock.advance(5_000);
    contacts.note('ec2.eu-west-1.amazonaws.com', 'aws');
    expect(contacts.list()).toEqual([
      { host: 'ec2.eu-west-1.amazonaws.com', reason: 'aws', count: 2, lastAt: start + 5_000 },
      { host: 'checkip.amazonaws.com', reason: 'address', count: 1, lastAt: start },
    ]);
  });

  it('tell one host that is asked for two reasons apart', () => {
    const contacts = new Contacts(new FakeClock());
    contacts.note('203.0.113.7', 'proxy');
    contacts.note('203.0.113.7', 'port');
    expect(contacts.list().map(({ reason }) => reason)).toEqual(['port', 'proxy']);
  });

  it('forget the one longest ago rather than grow without end', () => {
    const contacts = new Contacts(new FakeClock());
    contacts.note('first.test', 'port');
    contacts.note('second.test', 'port');
    contacts.note('first.test', 'port');
    for (let count = 0; count < 499; count += 1) contacts.note(`h${String(count)}.test`, 'port');
    const hosts = contacts.list().map(({ host }) => host);
    expect(hosts).toHaveLength(500);
    expect(hosts).toContain('first.test');
    expect(hosts).not.toContain('second.test');
  });
});
