import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ResourceId } from '../../src-main/resources/resource.ts';
import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { addDoors } from '../e2e/support/furnish.ts';
import type { Lab } from '../e2e/support/lab.ts';
import { Skipped } from './metric.ts';
import type { Metric } from './metric.ts';
import { ratioRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import { inLab } from './support/pairs.ts';

const run = promisify(execFile);
const GROUP = SANDBOX_GROUPS.bastionProd;
/** How far away AWS is, and how much of the command line's time may pass. */
const DISTANCES = [
  { latencyMs: 0, atMost: 0.1 },
  { latencyMs: 50, atMost: 0.15 },
  { latencyMs: 150, atMost: 0.35 },
];

/** From the click in the window until AWS's answer is back there, against the command line. */
export const END_TO_END: Metric = {
  number: 5,
  name: 'click → rule open, end to end',
  peer: 'aws CLI v2, authorize-security-group-ingress',
  measure: async ({ runs }) => {
    const cli = await commandLine();
    const rows = [];
    for (const { latencyMs, atMost } of DISTANCES)
      rows.push(
        await inLab({ latencyMs }, async (lab) => {
          await lab.launch();
          const { bastion } = await addDoors(lab);
          const took = await interleaved(runs, [
            () => byWindow(lab, bastion),
            () => byCommandLine(lab, cli),
          ]);
          return ratioRow(`AWS ${String(latencyMs)} ms away`, took, atMost);
        }),
      );
    return rows;
  },
};

async function byWindow(lab: Lab, resourceId: ResourceId): Promise<number> {
  const page = await lab.window();
  const took = await page.evaluate(async (id) => {
    const { bridge } = window as unknown as {
      bridge: { call(name: string, input: unknown): Promise<{ readonly ok: boolean }> };
    };
    const startedAt = performance.now();
    const opened = await bridge.call('lease.open', { resourceId: id, duration: { kind: 'usual' } });
    return opened.ok ? performance.now() - startedAt : undefined;
  }, resourceId);
  if (took === undefined) throw new Error('the resource was not opened');
  const [lease] = (await lab.snapshot()).leases;
  if (!lease) throw new Error('there is no lease');
  await lab.done('lease.close', { leaseId: lease.id });
  await lab.waitForRules(GROUP, 0);
  return took;
}

async function byCommandLine({ aws, desktop }: Lab, cli: string): Promise<number> {
  const before = new Set(aws.world.rules(GROUP).map(({ id }) => id));
  const words = ['ec2', 'authorize-security-group-ingress', '--group-id', GROUP];
  const rule = ['--protocol', 'tcp', '--port', '22', '--cidr', '203.0.113.7/32'];
  const env = {
    ...desktop.env,
    AWS_ACCESS_KEY_ID: SANDBOX_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: SANDBOX_KEY.secretAccessKey,
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const startedAt = performance.now();
  await run(cli, [...words, ...rule, '--endpoint-url', aws.url], { env, timeout: 60_000 });
  const took = performance.now() - startedAt;
  const made = aws.world.rules(GROUP).filter(({ id }) => !before.has(id));
  if (made.length !== 1) throw new Error('the command line has not opened the group');
  aws.world.removeRules(made.map(({ id }) => id));
  return took;
}

/** Version 2, which may stand behind a version 1 in the path. */
async function commandLine(): Promise<string> {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(path.delimiter)];
  for (const folder of folders) {
    const file = path.join(folder, 'aws');
    try {
      await access(file);
      const { stdout } = await run(file, ['--version']);
      if (stdout.startsWith('aws-cli/2')) return file;
    } catch {
      // Not here, or it does not run.
    }
  }
  throw new Skipped('there is no AWS CLI v2 (Debian: awscli)');
}
