import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { addDoors } from './support/furnish.ts';
import { expect, test } from './support/test.ts';

test('the window has no power but its bridge', async ({ lab }) => {
  await addDoors(lab);
  const page = await lab.window();
  const powers = await page.evaluate(async (url) => {
    const inline = document.createElement('script');
    inline.textContent = 'window.injected = true';
    document.head.append(inline);
    const asked = await fetch(url).then(
      () => 'answered',
      () => 'refused',
    );
    const permission = await navigator.permissions
      .query({ name: 'geolocation' })
      .then(({ state }) => state);
    return {
      inline: 'injected' in window,
      asked,
      permission,
      opened: window.open('about:blank') !== null,
      node: 'require' in window || 'process' in window,
      bridge: Object.keys((window as unknown as { bridge: object }).bridge).sort(),
    };
  }, lab.aws.url);
  expect(powers).toEqual({
    inline: false,
    asked: 'refused',
    permission: 'denied',
    opened: false,
    node: false,
    bridge: ['call', 'onSnapshot'],
  });

  const before = page.url();
  await page.evaluate((url) => {
    window.location.href = url;
  }, lab.aws.url);
  await lab.snapshot();
  expect(page.url()).toBe(before);
});

test('no answer of any command holds the secret, whatever is asked', async ({ lab }) => {
  await addDoors(lab);
  const page = await lab.window();
  const answers = await page.evaluate(async () => {
    const { bridge } = window as unknown as {
      bridge: { call(name: string, input: unknown): Promise<unknown> };
    };
    const names = ['snapshot.read', 'identity.add', '__proto__', 'constructor', 'keychain.get'];
    const inputs = [{}, null, [], 'x'.repeat(100_000), { accessKeyId: 'AKIA' }];
    const all: unknown[] = [];
    for (const name of names) for (const input of inputs) all.push(await bridge.call(name, input));
    return JSON.stringify(all);
  });
  expect(answers).toContain('bad-input');
  expect(answers).not.toContain(SANDBOX_KEY.secretAccessKey);
});
