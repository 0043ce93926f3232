import { DEFAULT_SETTINGS } from '../../src-main/settings/settings.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { AWS_BEHIND_PROXY, ConnectProxy } from '../support/connect-proxy.ts';
import { addDoors } from './support/furnish.ts';
import { Lab } from './support/lab.ts';
import { expect, test } from './support/test.ts';

test('an app that turns to a stranger is found out, and nothing reaches the stranger', async () => {
  const lab = await Lab.start();
  let stopped = false;
  try {
    await lab.launch();
    await lab.app.electron.evaluate(async ({ net }) => {
      const { connect } = process.getBuiltinModule('node:net');
      await new Promise((resolve) => {
        connect(80, '192.0.2.1').once('error', resolve);
      });
      await net.fetch('http://192.0.2.2/').catch(() => undefined);
    });
    // What Chromium asks for is heard by the proxy, a moment later on a busy machine.
    await expect
      .poll(() => lab.recorder?.contacts())
      .toEqual(
        expect.arrayContaining([
          { by: 'main', host: '192.0.2.1', count: 1 },
          { by: 'chromium', host: '192.0.2.2', count: 1 },
        ]),
      );
    stopped = true;
    await expect(lab.stop()).rejects.toThrow(
      /: 192\.0\.2\.2 \(chromium\), 192\.0\.2\.1 \(main\)$|: 192\.0\.2\.1 \(main\), 192\.0\.2\.2 \(chromium\)$/,
    );
  } finally {
    if (!stopped) await lab.stop();
  }
});

test('a proxy that is typed in is the way to AWS at once, and every host is listed', async ({
  lab,
}) => {
  // A first start without it: nothing leads to this name but the proxy.
  await lab.app.kill();
  await lab.desktop.tray.gone();
  const aws = Number(new URL(lab.aws.url).port);
  const password = 'ana:not-a-real-password';
  const proxy = await ConnectProxy.start({ leads: { [`${AWS_BEHIND_PROXY}:80`]: aws }, password });
  try {
    await lab.launch({ AWS_ENDPOINT_URL: `http://${AWS_BEHIND_PROXY}` });
    const manual = { ...DEFAULT_SETTINGS, proxy: 'manual' } as const;
    const typed = { ...manual, proxyUrl: proxy.url.replace('//', `//${password}@`) };

    const stranger = { settings: { ...manual, proxyUrl: proxy.url } };
    await lab.done('settings.change', stranger);
    expect(await lab.call('identity.add', SANDBOX_KEY)).toMatchObject({
      error: { kind: 'proxy-refused', why: 'password', host: AWS_BEHIND_PROXY },
    });

    await lab.done('settings.change', { settings: typed });
    await addDoors(lab);
    await lab.clickTray(/^Open bastion/);
    await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
    expect(new Set(proxy.asked)).toEqual(new Set([`${AWS_BEHIND_PROXY}:80`]));

    const listed = await lab.done('contact.list', {});
    expect(new Set(listed.map(({ host, reason }) => `${reason} ${host}`))).toEqual(
      new Set([`aws ${AWS_BEHIND_PROXY}`, 'proxy 127.0.0.1', 'address 127.0.0.1']),
    );
    await lab.clickTray(/^Close bastion/);
    await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 0);
  } finally {
    await proxy.stop();
  }
});

test('the proxy of the system is the way to AWS without anything being set', async ({ lab }) => {
  await lab.app.kill();
  await lab.desktop.tray.gone();
  const aws = Number(new URL(lab.aws.url).port);
  const proxy = await ConnectProxy.start({ leads: { [`${AWS_BEHIND_PROXY}:80`]: aws } });
  try {
    await lab.launch({ AWS_ENDPOINT_URL: `http://${AWS_BEHIND_PROXY}` });
    // As the desktop's settings would: the app itself is set to follow them.
    await lab.app.electron.evaluate(
      ({ session }, proxyRules) => session.defaultSession.setProxy({ proxyRules }),
      `127.0.0.1:${String(proxy.port)}`,
    );
    await addDoors(lab);
    await lab.clickTray(/^Open bastion/);
    await lab.waitForRules(SANDBOX_GROUPS.bastionProd, 2);
    expect(new Set(proxy.asked)).toEqual(new Set([`${AWS_BEHIND_PROXY}:80`]));
  } finally {
    await proxy.stop();
  }
});
