import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src-main/sandbox/sandbox-server.ts';
import { SANDBOX_GROUPS } from '../../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY, secretOf } from '../../../src-main/sandbox/seed.ts';

describe('a sandbox with a state file', () => {
  let folder: string;
  let statePath: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
    statePath = join(folder, 'inside', 'sandbox.json');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('finds its world again after a restart', async () => {
    const first = await startSandbox({ statePath, now: () => 1_700_000_000_000 });
    const rule = first.world.addForeignRule({
      groupId: SANDBOX_GROUPS.bastionProd,
      fromPort: 22,
      cidr: '203.0.113.77/32',
    });
    first.world.setAddress({ ipv4: '8.8.4.4' });
    await first.stop();
    const second = await startSandbox({ statePath });
    expect(second.world.rule(rule.id)).toEqual(rule);
    expect(second.world.address()).toEqual({ ipv4: '8.8.4.4' });
    expect(second.world.keys('ana')[0]?.createdAt).toBeLessThan(1_700_000_000_000);
    await second.stop();
  });

  it('has written a change before it is answered, without waiting for the end', async () => {
    const sandbox = await startSandbox({ statePath });
    sandbox.world.setAddress({ ipv4: '9.9.9.9' });
    expect(readFileSync(statePath, 'utf8')).toContain('9.9.9.9');
    await sandbox.stop();
  });

  it('never writes the secret of a key', async () => {
    const sandbox = await startSandbox({ statePath });
    await sandbox.stop();
    const text = readFileSync(statePath, 'utf8');
    expect(text).toContain(SANDBOX_KEY.accessKeyId);
    expect(text).not.toContain(secretOf(SANDBOX_KEY.accessKeyId));
  });

  it.each(['', '{"version":1', '{"version":2,"users":[]}', 'null', '[]'])(
    'puts an unreadable file aside and starts afresh: %s',
    async (text) => {
      statePath = join(folder, 'sandbox.json');
      writeFileSync(statePath, text);
      const sandbox = await startSandbox({ statePath });
      expect(sandbox.world.group(SANDBOX_GROUPS.bastionProd)?.name).toBe('bastion-prod');
      expect(readFileSync(`${statePath}.unreadable`, 'utf8')).toBe(text);
      await sandbox.stop();
      expect(readdirSync(folder).sort()).toEqual(['sandbox.json', 'sandbox.json.unreadable']);
    },
  );
});
