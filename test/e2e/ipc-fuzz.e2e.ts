import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { GOOD } from '../unit/bridge/good-commands.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

test('no command is shaken by nonsense, and no answer to it holds a secret', async ({ lab }) => {
  await addDoors(lab);
  const page = await lab.window();
  const before = await lab.snapshot();
  const answers = await page.evaluate(async (good) => {
    const { bridge } = window as unknown as {
      bridge: { call(name: unknown, input: unknown): Promise<{ ok: boolean; error?: unknown }> };
    };
    const deep: unknown[] = [];
    let inner = deep;
    for (let depth = 0; depth < 500; depth += 1) {
      const next: unknown[] = [];
      inner.push(next);
      inner = next;
    }
    const nonsense: readonly unknown[] = [
      ...[undefined, null, 0, -0, NaN, Infinity, 10n, '', 'x', 'x'.repeat(300_000), true],
      ...[[], [[]], deep, new Uint8Array(100_000)],
      JSON.parse('{"__proto__":{"admin":true},"extra":1}') as unknown,
      { constructor: { prototype: { admin: true } } },
      { toString: 'x', valueOf: 1, then: 2 },
    ];
    // On the way through the bridge these become objects with nothing in them.
    const bare: readonly unknown[] = [new Date(), new Map([['a', 1]]), new Set(), /x/];
    const failures: string[] = [];
    const said: string[] = [];
    const ask = async (name: unknown, input: unknown): Promise<void> => {
      const answer = await bridge.call(name, input);
      said.push(JSON.stringify(answer));
      const { kind } = (answer.error ?? {}) as { kind?: string };
      if (answer.ok || kind !== 'bad-input') failures.push(`${String(name)}: ${said.at(-1) ?? ''}`);
    };
    for (const [name, input] of Object.entries(good)) {
      for (const each of nonsense) await ask(name, each);
      if (Object.keys(input).length > 0) for (const each of bare) await ask(name, each);
      for (const field of Object.keys(input))
        for (const each of nonsense.slice(2, 9).concat([[{}], 'x'.repeat(50_000)]))
          if (field !== 'text' || typeof each !== 'string')
            await ask(name, { ...input, [field]: each, surplus: 1 });
    }
    for (const name of [
      '',
      '__proto__',
      'constructor',
      'toString',
      'lease.open\0',
      {},
      [],
      1,
      null,
    ])
      await ask(name, {});
    return { failures, count: said.length, said: said.join('\n') };
  }, GOOD);

  expect(answers.failures).toEqual([]);
  expect(answers.count).toBeGreaterThan(1_000);
  expect(answers.said).not.toContain(SANDBOX_KEY.secretAccessKey);
  expect(lab.app.isRunning()).toBe(true);
  const { realm, resources, leases, activity, settings } = await lab.snapshot();
  // The rest may have been looked at anew meanwhile.
  expect({ realm, resources, leases, activity, settings }).toEqual({
    realm: before.realm,
    resources: before.resources,
    leases: before.leases,
    activity: before.activity,
    settings: before.settings,
  });
});
