import { describe, expect, it } from 'vitest';
import { PORT_PRESETS, portsInWords } from '../../../src-main/kernel/ports-in-words.ts';
import type { PortsToSay } from '../../../src-main/kernel/ports-in-words.ts';

const tcp = (from: number, to = from): PortsToSay => ({ protocol: 'tcp', from, to });
const udp = (from: number, to = from): PortsToSay => ({ protocol: 'udp', from, to });

describe('ports in words', () => {
  it.each([
    [[tcp(22)], 'SSH 22'],
    [[tcp(3389)], 'RDP 3389'],
    [[tcp(5432)], 'PostgreSQL 5432'],
    [[tcp(3306)], 'MySQL 3306'],
    [[tcp(443)], 'HTTPS 443'],
    [[tcp(8080)], '8080/tcp'],
    [[udp(22)], '22/udp'],
    [[tcp(8000, 8100)], '8000–8100/tcp'],
    [[tcp(0, 65535)], '0–65535/tcp'],
    [[udp(60000, 61000)], '60000–61000/udp'],
    [[{ protocol: 'icmp' }], 'ICMP'],
    [
      [tcp(22), tcp(3389), tcp(8000, 8100), { protocol: 'icmp' }],
      'SSH 22, RDP 3389, 8000–8100/tcp, ICMP',
    ],
    [[], ''],
  ] as readonly (readonly [readonly PortsToSay[], string])[])('%j are %s', (ports, words) => {
    expect(portsInWords(ports)).toBe(words);
  });

  it('never name one port twice', () => {
    expect(new Set(PORT_PRESETS.map(({ port }) => port)).size).toBe(PORT_PRESETS.length);
  });
});
