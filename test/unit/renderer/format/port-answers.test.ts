import { describe, expect, it } from 'vitest';
import type { PortAnswer } from '../../../../src-main/resources/resource.ts';
import { portAnswersInWords } from '../../../../src-renderer/format/port-answers.ts';

type Outcome = PortAnswer['outcome'];

function said(...answers: readonly (readonly [number, Outcome])[]): readonly string[] {
  return portAnswersInWords(
    answers.map(([port, outcome]) => ({ port, outcome, tookMs: 34 })),
    'bastion.example.com',
  ).map(({ tone, text }) => `${tone}: ${text}`);
}

describe('what came of trying a port', () => {
  it('is said with the time it took', () => {
    expect(said([22, 'answers'])).toEqual(['answers: Port 22 answers from here (34 ms).']);
  });

  it('puts the rule first where nothing answers, so that nobody doubts the door', () => {
    expect(said([22, 'silent'])).toEqual([
      'waiting: The rule is set. Port 22 does not answer yet: the instance may be stopped, or still needs a moment.',
    ]);
    expect(said([22, 'silent'], [443, 'silent'])).toEqual([
      'waiting: The rule is set. Ports 22 and 443 do not answer yet: the instance may be stopped, or still needs a moment.',
    ]);
  });

  it('tells a machine that runs from one that does not', () => {
    expect(said([22, 'refused'], [80, 'refused'])).toEqual([
      'trouble: The machine answers, but nothing listens on ports 22 and 80.',
    ]);
    expect(said([5432, 'silent'], [80, 'refused'], [22, 'answers'])).toEqual([
      'answers: Port 22 answers from here (34 ms).',
      'trouble: The machine answers, but nothing listens on port 80.',
      'waiting: Port 5432 does not answer: the machine is there, but something on the way keeps quiet, such as a firewall of its own.',
    ]);
  });

  it('names the host that leads nowhere, once', () => {
    expect(said([22, 'unknown-host'], [80, 'unknown-host'])).toEqual([
      'trouble: No address was found for bastion.example.com: the name may be misspelt, or known only inside a VPN.',
    ]);
  });

  it('says that there was nothing to try', () => {
    expect(said()).toEqual(['plain: Only TCP ports can be tried, and this resource has none.']);
  });
});
