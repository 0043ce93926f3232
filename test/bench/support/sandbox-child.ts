import { startSandbox } from '../../../src-main/sandbox/sandbox-server.ts';
import { groupIdOf } from './sandbox-process.ts';
import type { Counted, SandboxWishes } from './sandbox-process.ts';

/** AWS in a process of its own, so that what it costs is not counted as ours. */
async function serve({ groups, latencyMs, speed }: SandboxWishes): Promise<void> {
  const now = (): number => performance.timeOrigin + performance.now();
  const sandbox = await startSandbox({ latencyMs, tokenBuckets: speed, now });
  const [pattern] = sandbox.world.groups();
  if (!pattern) throw new Error('the sandbox has no group');
  for (let index = 0; index < groups; index += 1)
    sandbox.world.addGroup({ ...pattern, id: groupIdOf(index), name: `bench-${String(index)}` });
  let seen = 0;
  process.on('message', () => {
    const fresh = sandbox.requests.slice(seen);
    seen = sandbox.requests.length;
    const byAction: Record<string, number> = {};
    for (const { action } of fresh) byAction[action] = (byAction[action] ?? 0) + 1;
    const changes = fresh.filter(({ action }) => /^(Authorize|Revoke)/.test(action));
    const counted: Counted = {
      byAction,
      throttled: fresh.filter(({ errorCode }) => errorCode === 'RequestLimitExceeded').length,
      tookMs: (changes.at(-1)?.at ?? 0) - (changes[0]?.at ?? 0),
    };
    process.send?.(counted);
  });
  process.on('disconnect', () => {
    process.exit(0);
  });
  process.send?.(sandbox.url);
}

await serve(JSON.parse(process.argv[2] ?? '{}') as SandboxWishes);
