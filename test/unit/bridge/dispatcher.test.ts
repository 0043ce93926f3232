import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../../src-main/bridge/commands.ts';
import { dispatcher } from '../../../src-main/bridge/dispatcher.ts';
import type { Handlers } from '../../../src-main/bridge/dispatcher.ts';
import { parsers } from '../../../src-main/bridge/parsers.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';

type Answer = (input: unknown) => unknown;

/** Every command answers with ok and remembers its input, unless it is said otherwise. */
function setUp(special: Partial<Record<CommandName, Answer>> = {}) {
  const heard: (readonly [string, unknown])[] = [];
  const bugs: (readonly [string, unknown])[] = [];
  const routes = Object.keys(parsers).map((name) => {
    const answer = special[name as CommandName] ?? (() => Promise.resolve(ok(undefined)));
    const handler = (input: unknown): unknown => {
      heard.push([name, input]);
      return answer(input);
    };
    return [name, handler] as const;
  });
  const dispatch = dispatcher({
    handlers: Object.fromEntries(routes) as unknown as Handlers,
    newId: () => 'ref1',
    logBug: (reference, error) => bugs.push([reference, error]),
  });
  return { dispatch, heard, bugs };
}

describe('a call through the door', () => {
  it('reaches its handler with the parsed input, and brings back the answer', async () => {
    const { dispatch, heard } = setUp({
      'lease.open': () => Promise.resolve(ok({ leaseId: 'l1' })),
    });
    const input = { resourceId: 'r1', duration: { kind: 'usual' } };
    expect(await dispatch('lease.open', input)).toEqual(ok({ leaseId: 'l1' }));
    expect(heard).toEqual([['lease.open', input]]);
  });

  it('brings back a problem as it is', async () => {
    const { dispatch, bugs } = setUp({
      'lease.close': () => Promise.resolve(err({ kind: 'throttled' })),
    });
    expect(await dispatch('lease.close', { leaseId: 'l1' })).toEqual(err({ kind: 'throttled' }));
    expect(bugs).toEqual([]);
  });

  it.each([
    ['a command there is not', 'lease.steal'],
    ['a thing every object has', 'toString'],
    ['a constructor', 'constructor'],
    ['a prototype', '__proto__'],
    ['part of a name', 'lease'],
    ['a name with a blank', ' lease.close'],
    ['nothing', undefined],
    ['a number', 1],
    ['a list', ['lease.close']],
    ['an object that says it is a name', { toString: () => 'lease.close' }],
  ])('by the name of %s is refused and reaches nobody', async (_what, name) => {
    const { dispatch, heard, bugs } = setUp();
    expect(await dispatch(name, { leaseId: 'l1' })).toEqual(
      err({ kind: 'bad-input', field: 'command' }),
    );
    expect([heard, bugs]).toEqual([[], []]);
  });

  it('with input that does not fit reaches nobody', async () => {
    const { dispatch, heard } = setUp();
    expect(await dispatch('lease.close', { leaseId: 5 })).toEqual(
      err({ kind: 'bad-input', field: 'leaseId' }),
    );
    expect(heard).toEqual([]);
  });

  it('carries a secret only inside a Secret', async () => {
    const { dispatch, heard } = setUp();
    const secretAccessKey = 'not-a-real-secret-0123456789';
    await dispatch('identity.add', { accessKeyId: 'AKIA', secretAccessKey, region: 'eu-west-1' });
    expect(JSON.stringify(heard)).not.toContain(secretAccessKey);
    expect(heard[0]?.[1]).toMatchObject({ secretAccessKey: expect.any(Secret) as unknown });
  });
});

describe('a bug behind the door', () => {
  const error = new Error('secret details');
  const crashes: readonly (readonly [string, Answer])[] = [
    [
      'thrown',
      () => {
        throw error;
      },
    ],
    ['rejected', () => Promise.reject(error)],
  ];
  it.each(crashes)(
    'that is %s is told by a reference only; the log has the rest',
    async (_how, answer) => {
      const { dispatch, bugs } = setUp({ 'lease.closeAll': answer });
      expect(await dispatch('lease.closeAll', {})).toEqual(
        err({ kind: 'unexpected', reference: 'ref1' }),
      );
      expect(bugs).toEqual([['ref1', error]]);
    },
  );

  it('in reading the input is told the same way', async () => {
    const { dispatch, heard, bugs } = setUp();
    const trap = {
      get leaseId(): string {
        throw error;
      },
    };
    expect(await dispatch('lease.close', trap)).toEqual(
      err({ kind: 'unexpected', reference: 'ref1' }),
    );
    expect(heard).toEqual([]);
    expect(bugs).toHaveLength(1);
  });
});
