import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnostics } from '../../../src-main/bridge/diagnostics.ts';
import type { DiagnosticsParts } from '../../../src-main/bridge/diagnostics.ts';
import { bugLog, lastLogLines } from '../../../src-main/disk/log-file.ts';
import { Secret } from '../../../src-main/kernel/secret.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import { EVERY_DAY } from '../../screens/fixtures/snapshots.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const PARTS: DiagnosticsParts = {
  snapshot: EVERY_DAY,
  about: { version: '0.1.0', electron: '45', chromium: '1', node: '20', platform: 'linux x64' },
  desktop: 'GNOME',
  system: 'Linux 6.1',
  contacts: [
    { host: 'ec2.eu-west-1.amazonaws.com', reason: 'aws', count: 3, lastAt: 0 },
    { host: 'checkip.amazonaws.com', reason: 'address', count: 2, lastAt: 0 },
    { host: 'bastion.corp.example.com', reason: 'port', count: 1, lastAt: 0 },
    { host: 'proxy.corp.example.com', reason: 'proxy', count: 9, lastAt: 0 },
  ],
  logLines: [],
  names: ['ana', 'laptop', '/home/ana'],
};

describe('diagnostics', () => {
  it('say what runs here, in which state, and what went wrong', () => {
    const text = diagnostics({
      ...PARTS,
      snapshot: { ...EVERY_DAY, startProblems: [{ kind: 'file-newer', file: 'journal.json' }] },
    });
    expect(text).toContain('Drawbridge 0.1.0');
    expect(text).toContain('Desktop: GNOME; tray icons shown');
    expect(text).toContain('Keychain: secret-service, usable');
    expect(text).toContain('Seals: sealed; altered: none');
    expect(text).toContain(`Resources: ${String(EVERY_DAY.resources.length)}`);
    expect(text).toContain('Leases: 2 open');
    expect(text).toContain('Found at the start: 1 file-newer');
    expect(text).toContain('ec2.eu-west-1.amazonaws.com (aws, 3 times)');
  });

  it('leave out who the person is, what they open and from where', () => {
    const [identity] = EVERY_DAY.identities;
    const [lease] = EVERY_DAY.leases;
    const [resource] = EVERY_DAY.resources;
    if (!identity || !lease || !resource) throw new Error('a poor example');
    const personal = [
      identity.caller.account,
      identity.caller.arn,
      identity.caller.userId,
      identity.maskedKeyId,
      ...EVERY_DAY.resources.flatMap(({ label, groupId }) => [label, groupId]),
      ...lease.sources,
      'laptop',
      '/home/ana',
      'bastion.corp.example.com',
      'proxy.corp.example.com',
      'secret-proxy',
      'my-own-ip-service',
    ];
    const text = diagnostics({
      ...PARTS,
      snapshot: {
        ...EVERY_DAY,
        settings: {
          ...DEFAULT_SETTINGS,
          proxy: 'manual',
          proxyUrl: 'http://secret-proxy:8080',
          addressSources: [{ family: 'ipv4', url: 'https://my-own-ip-service/' }],
          termMinutes: 45,
        },
      },
      logLines: [`it failed for ${personal.join(' and ')}`],
    });
    for (const word of personal) expect(text, word).not.toContain(word);
    expect(text).toContain('proxyUrl: set');
    expect(text).toContain('addressSources: set');
    expect(text).toContain('termMinutes: 45');
  });

  it('and the log show no secret, whatever objects went into them', () => {
    const folder = temporaryFolder();
    const secret = fc.stringMatching(/^[A-Za-z0-9/+]{40}$/);
    const write = process.stderr.write.bind(process.stderr);
    process.stderr.write = () => true;
    try {
      let file = 0;
      fc.assert(
        fc.property(
          secret,
          fc.object({ maxDepth: 2 }),
          fc.integer({ min: 0, max: 5 }),
          (text, other, how) => {
            const key = new Secret(text);
            const shapes: readonly unknown[] = [
              { ...other, secretAccessKey: key },
              new Error(`could not sign with ${text}`),
              { ...other, secretAccessKey: text },
              { body: encodeURIComponent(text) },
              { authorization: Buffer.from(`AKIAEXAMPLE:${text}`).toString('base64') },
              [[[{ deep: new Map([['key', text]]) }]]],
            ];
            const path = join(folder, `${String((file += 1))}.log`);
            bugLog(path)('ref', shapes[how]);
            const logLines = lastLogLines(path, 50);
            const all = logLines.join('\n') + diagnostics({ ...PARTS, logLines });
            expect(all).not.toContain(text);
            expect(all).not.toContain(encodeURIComponent(text));
            expect(all).not.toContain(Buffer.from(text).toString('base64').slice(0, 50));
            const inBase64 = Buffer.from(`AKIAEXAMPLE:${text}`).toString('base64');
            expect(all).not.toContain(inBase64.slice(20, 60));
            expect(key.reveal()).toBe(text);
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      process.stderr.write = write;
    }
  });
});
