import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../src-main/kernel/result.ts';
import { readPorts, samePorts, togglePorts } from '../../../../src-renderer/format/ports-draft.ts';

const SSH = { protocol: 'tcp', from: 22, to: 22 } as const;
const ICMP = { protocol: 'icmp' } as const;

describe('typed ports', () => {
  it.each([
    ['8000', { protocol: 'tcp', from: 8000, to: 8000 }],
    [' 8000 - 8100 ', { protocol: 'tcp', from: 8000, to: 8100 }],
    ['8000–8100', { protocol: 'tcp', from: 8000, to: 8100 }],
    ['0-65535', { protocol: 'tcp', from: 0, to: 65_535 }],
    ['53/udp', { protocol: 'udp', from: 53, to: 53 }],
    ['1194 / UDP', { protocol: 'udp', from: 1194, to: 1194 }],
    ['/icmp', ICMP],
  ])('“%s” is read', (text, range) => {
    expect(readPorts(text, 'tcp')).toEqual(ok(range));
  });

  it('take the protocol beside them when they name none', () => {
    expect(readPorts('53', 'udp')).toEqual(ok({ protocol: 'udp', from: 53, to: 53 }));
    expect(readPorts('', 'icmp')).toEqual(ok(ICMP));
  });

  it.each(['65536', 'ssh', '1-2-3', '-5', '80,443', '22/sctp', '1.5'])(
    '“%s” are not ports',
    (text) => {
      expect(readPorts(text, 'tcp')).toMatchObject({
        ok: false,
        error: { kind: 'port-out-of-range' },
      });
    },
  );

  it('that run backwards say so with both ends', () => {
    expect(readPorts('9000-80', 'tcp')).toEqual(
      err({ kind: 'ports-reversed', from: 9000, to: 80 }),
    );
  });

  it('that are missing say so', () => {
    expect(readPorts('  ', 'tcp')).toEqual(err({ kind: 'ports-missing' }));
  });
});

describe('chosen ports', () => {
  it('are the same only with the same protocol and ends', () => {
    expect(samePorts(SSH, { ...SSH })).toBe(true);
    expect(samePorts(SSH, { ...SSH, protocol: 'udp' })).toBe(false);
    expect(samePorts(SSH, { ...SSH, to: 23 })).toBe(false);
    expect([samePorts(ICMP, { ...ICMP }), samePorts(ICMP, SSH)]).toEqual([true, false]);
  });

  it('come and go with one switch', () => {
    const both = togglePorts([ICMP], SSH);
    expect(both).toEqual([ICMP, SSH]);
    expect(togglePorts(both, { ...SSH })).toEqual([ICMP]);
  });
});
