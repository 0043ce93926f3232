import { describe, expect, it } from 'vitest';
import type { IdentityView } from '../../../../../src-main/bridge/snapshot.ts';
import { portsProblem } from '../../../../../src-main/resources/ports.ts';
import { MAX_LEASE_MINUTES } from '../../../../../src-main/leases/plan.ts';
import { MAX_LABEL } from '../../../../../src-main/resources/resource-book.ts';
import {
  chosen,
  doorKey,
  draftOf,
  fieldOf,
  labelFor,
  MAX_LABEL_LENGTH,
  startValues,
  valueProblems,
} from '../../../../../src-renderer/screens/resources/resource-values.ts';
import type { ResourceValues } from '../../../../../src-renderer/screens/resources/resource-values.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../../../support/stored-samples.ts';

const IDENTITY: IdentityView = {
  id: SAMPLE_IDENTITY.id,
  kind: 'access-key',
  maskedKeyId: 'AKIA…7Q2A',
  homeRegion: 'eu-west-1',
  caller: SAMPLE_IDENTITY.caller,
  addedAt: SAMPLE_IDENTITY.addedAt,
};

/** The form of a resource in which nothing is wrong. */
function filled(more: Partial<ResourceValues> = {}): ResourceValues {
  return { ...startValues(IDENTITY, SAMPLE_RESOURCE), ...more };
}

const typed = (text: string): Partial<ResourceValues> => ({ custom: { text, protocol: 'tcp' } });

describe('the form of a new resource', () => {
  const values = startValues(IDENTITY, undefined);

  it('starts in the home Region, for an hour', () => {
    expect(values).toMatchObject({ region: 'eu-west-1', usual: { kind: 'minutes', text: '60' } });
  });

  it('says of each empty field what the main process would say', () => {
    expect(valueProblems(values)).toEqual({
      group: { kind: 'group-id-format', text: '' },
      ports: { kind: 'ports-missing' },
      label: { kind: 'label-missing' },
    });
    expect(portsProblem(values.ports)).toEqual(valueProblems(values).ports);
  });
});

describe('the form of a resource', () => {
  it('stores it unchanged when nothing was changed', () => {
    const { id: _, ...draft } = SAMPLE_RESOURCE;
    expect(draftOf(filled(), true)).toEqual(draft);
    expect(valueProblems(filled())).toEqual({});
  });

  it('keeps a usual duration without minutes', () => {
    const usual = { kind: 'while-working' } as const;
    expect(draftOf(filled({ usual }), false)).toMatchObject({
      usualDuration: usual,
      tagRules: false,
    });
  });

  it('takes a group by its id alone, and claims no name for it', () => {
    const group = { text: ' sg-0a1b2c3d ', groupId: '', name: '' };
    const draft = draftOf(filled({ group }), false);
    expect(draft).toMatchObject({ groupId: 'sg-0a1b2c3d' });
    expect(draft).not.toHaveProperty('groupName');
  });

  it('refuses a search that no group was picked from', () => {
    const group = { text: 'bastion', groupId: '', name: '' };
    expect(valueProblems(filled({ group })).group).toEqual({
      kind: 'group-id-format',
      text: 'bastion',
    });
  });

  it('saves ports that were typed and not added', () => {
    const values = filled({ ports: [], ...typed('8000-8100') });
    expect(valueProblems(values)).toEqual({});
    expect(draftOf(values, false)?.ports).toEqual([{ protocol: 'tcp', from: 8000, to: 8100 }]);
  });

  it('adds the same ports only once', () => {
    expect(draftOf(filled(typed('22')), false)?.ports).toEqual(SAMPLE_RESOURCE.ports);
  });

  it('is not sent while typed ports are wrong', () => {
    expect(valueProblems(filled(typed('70000'))).custom).toEqual({
      kind: 'port-out-of-range',
      text: '70000',
    });
    expect(draftOf(filled(typed('90-80')), false)).toBeUndefined();
  });

  it.each(['', '0', '-5', '1.5', 'soon', String(MAX_LEASE_MINUTES + 1)])(
    'wants a possible duration, not “%s”',
    (text) => {
      const values = filled({ usual: { kind: 'minutes', text } });
      expect(valueProblems(values).usual).toEqual({
        kind: 'duration-out-of-range',
        maxMinutes: MAX_LEASE_MINUTES,
      });
      expect(draftOf(values, false)).toBeUndefined();
    },
  );

  it('wants a Region', () => {
    expect(valueProblems(filled({ region: 'Ireland' })).region).toMatchObject({
      kind: 'key-format',
    });
  });
});

describe('a problem of the main process', () => {
  it('is shown at its field where it has one', () => {
    expect(fieldOf({ kind: 'ports-missing' })).toBe('ports');
    expect(fieldOf({ kind: 'label-missing' })).toBe('label');
    expect(fieldOf({ kind: 'resource-open', label: 'bastion' })).toBeUndefined();
  });
});

describe('what a check is about', () => {
  it('is the key, the Region and the group, whichever way it was typed', () => {
    const door = doorKey(filled());
    expect(doorKey(filled({ group: chosen(SAMPLE_RESOURCE.groupId) }))).toBe(door);
    expect(doorKey(filled({ region: 'us-east-1' }))).not.toBe(door);
    expect(doorKey(filled({ group: chosen('sg-0a1b2c3d') }))).not.toBe(door);
  });
});

describe('a label', () => {
  it('is as long as the main process takes', () => {
    expect(MAX_LABEL_LENGTH).toBe(MAX_LABEL);
    expect(labelFor(`sg-${'long '.repeat(30)}`).length).toBeLessThanOrEqual(MAX_LABEL);
  });
});
