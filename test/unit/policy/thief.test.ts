import { describe, expect, it } from 'vitest';
import { NETWORKS, ROLE, made, manyGroups } from '../../support/policy-samples.ts';

describe('what a thief could still do', () => {
  it('says that neither address nor port can be limited', () => {
    const { thief } = made({}, manyGroups(3));
    expect(thief[0]).toBe(
      'Open 3 security groups on any port and to any address, even to everyone: IAM can limit neither.',
    );
    expect(thief).toContain('All of this from any address in the world.');
  });

  it('counts only what the documents allow', () => {
    const slot = made({ shape: 'slot', keys: 'nothing' }).thief.join(' ');
    expect(slot).toContain('Change your own slot');
    expect(slot).not.toMatch(/Remove|Open 1|second access key/);
    expect(made({ keys: 'rotate' }).thief.join(' ')).toContain('second access key');
  });

  it('says how far a limit of addresses goes', () => {
    const from = (kind: 'fixed' | 'current') =>
      made({ from: { kind, networks: NETWORKS } }).thief.at(-1);
    expect(from('fixed')).toMatch(/^All of this only from /);
    expect(from('current')).toMatch(/^Opening only from .*; closing from any address/);
  });

  it('offers the tighter shapes that are not chosen yet', () => {
    const ids = (choices: Parameters<typeof made>[0]) => made(choices).tighter.map(({ id }) => id);
    expect(ids({})).toEqual(['role', 'slot', 'addresses', 'gate-group', 'prefix-list']);
    expect(ids({ role: ROLE })).toContain('mfa');
    expect(ids({ role: { ...ROLE, mfa: { maxAgeSeconds: 900 } } })).not.toContain('mfa');
    expect(ids({ shape: 'slot', keys: 'rotate' })).toEqual([
      'role',
      'addresses',
      'no-rotation',
      'prefix-list',
    ]);
  });
});
