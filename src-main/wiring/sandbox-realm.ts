import path from 'node:path';
import type { KeyStore } from '../identities/identity.ts';
import type { Region } from '../kernel/aws-names.ts';
import type { Problem } from '../kernel/problem.ts';
import { ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { SealBook } from '../kernel/seal-book.ts';
import { Secret } from '../kernel/secret.ts';
import { knownSealKeys } from '../keychain/seal-keys.ts';
import type { PortRange } from '../resources/resource.ts';
import type { SandboxServer } from '../sandbox/sandbox-server.ts';
import type { RunningRealm } from './realm.ts';
import { sealBookFor } from './stores.ts';

interface Door {
  readonly label: string;
  readonly region: Region;
  readonly ports: readonly PortRange[];
}

/** What a person finds when they try the sandbox: three doors of the seeded account, by group name. */
const DOORS: readonly Door[] = [
  { label: 'bastion-prod', region: 'eu-west-1' as Region, ports: [tcp(22)] },
  { label: 'staging-db', region: 'eu-west-1' as Region, ports: [tcp(5432)] },
  { label: 'windows-rdp', region: 'us-east-1' as Region, ports: [tcp(3389)] },
];

/** Starts the embedded endpoint; its world is kept in the sandbox's own folder. */
export async function startSandboxIn(folder: string): Promise<SandboxServer> {
  const { startSandbox } = await import('../sandbox/sandbox-server.ts');
  return startSandbox({ statePath: path.join(folder, 'sandbox-aws.json'), tokenBuckets: true });
}

/**
 * The seeded key's secret is printed in our own source: it needs no keychain, so that the sandbox
 * can be tried on a computer that has none. Any other key goes where real ones go.
 */
export async function sandboxKeyStore(keychain: KeyStore): Promise<KeyStore> {
  const { SANDBOX_KEY } = await import('../sandbox/seed.ts');
  const { accessKeyId, secretAccessKey } = SANDBOX_KEY;
  const seeded = { accessKeyId, secretAccessKey: new Secret(secretAccessKey) };
  const done = Promise.resolve(ok(undefined));
  return {
    put: (pair) => (pair.accessKeyId === accessKeyId ? done : keychain.put(pair)),
    get: (id) => (id === accessKeyId ? Promise.resolve(ok(seeded)) : keychain.get(id)),
    remove: (id) => (id === accessKeyId ? done : keychain.remove(id)),
  };
}

/** The seeded key to the seals stands in our own source, too. */
export function sandboxSeals(install: string): SealBook {
  return sealBookFor('sandbox', install, knownSealKeys(new Secret('drawbridge-sandbox')));
}

/** Adds the seeded key and three resources, through the same doors a person would use. */
export async function furnishSandbox(running: RunningRealm): Promise<Result<void, Problem>> {
  if (running.identities.all.length > 0) return ok(undefined);
  await running.seals.ready();
  const { SANDBOX_KEY } = await import('../sandbox/seed.ts');
  const region = SANDBOX_KEY.region as Region;
  const pair = {
    accessKeyId: SANDBOX_KEY.accessKeyId,
    secretAccessKey: new Secret(SANDBOX_KEY.secretAccessKey),
  };
  const identity = await running.identities.add(pair, region);
  if (!identity.ok) return identity;
  for (const door of DOORS) {
    const found = await running.findGroups(identity.value, door.region, {});
    const group = found.ok && found.value.groups.find(({ name }) => name === door.label);
    if (!group) continue;
    running.resources.add({
      kind: 'security-group',
      label: door.label,
      identityId: identity.value.id,
      region: door.region,
      groupId: group.groupId,
      groupName: group.name,
      ports: door.ports,
      usualDuration: { kind: 'minutes', minutes: 60 },
      tagRules: true,
    });
  }
  return ok(undefined);
}

function tcp(port: number): PortRange {
  return { protocol: 'tcp', from: port, to: port };
}
