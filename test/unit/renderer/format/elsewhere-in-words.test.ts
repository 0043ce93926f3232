import { describe, expect, it } from 'vitest';
import type { RuleElsewhereView } from '../../../../src-main/bridge/snapshot.ts';
import { HOUR_MS } from '../../../../src-main/kernel/clock.ts';
import { clockTime } from '../../../../src-main/kernel/time-in-words.ts';
import type { RuleId } from '../../../../src-main/leases/lease.ts';
import { cutsOff, endElsewhere } from '../../../../src-renderer/format/elsewhere-in-words.ts';
import { HERE, SSH, START } from '../../leases/lease-samples.ts';

const RULE: RuleElsewhereView = {
  ruleId: 'sgr-0123456789abcdef0' as RuleId,
  label: 'bastion',
  ports: SSH,
  source: HERE,
};

describe('a rule of another computer', () => {
  it('says when it is to close, or should have', () => {
    const later = START + HOUR_MS;
    const at = (until: number) => endElsewhere({ ...RULE, until }, START);
    expect(at(later)).toBe(`until ${clockTime(later, START)}`);
    expect(at(START - 1)).toMatch(/^was due /);
    expect(endElsewhere(RULE, START)).toBe('end not known');
  });

  it('is not closed without saying what that does there', () => {
    expect(cutsOff({ ...RULE, host: 'laptop' })).toBe(
      'laptop is cut off: new connections from 52.1.2.3 to SSH 22 are refused. Connections that are already open can stay up until they end.',
    );
  });
});
