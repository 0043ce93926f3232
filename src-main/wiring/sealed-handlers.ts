import type { CommandName, Output, Parsed } from '../bridge/commands.ts';
import type { Handlers } from '../bridge/dispatcher.ts';
import type { Problem } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { SealBook } from '../kernel/seal-book.ts';
import { identityName } from '../identities/identity.ts';
import type { CallerIdentity, IdentityId } from '../identities/identity.ts';
import type { RunningRealm } from './realm.ts';

type SealCommand = 'seal.keepSettings' | 'seal.keepAll' | 'identity.keep';
type Running = Pick<
  RunningRealm,
  'seals' | 'settingsSeals' | 'identities' | 'credentials' | 'clients'
>;

/** What a person has looked at and keeps, after somebody else wrote into the files. */
export function sealHandlers(running: () => Running): Pick<Handlers, SealCommand> {
  return {
    'seal.keepSettings': async () =>
      running().settingsSeals?.keep('settings', 'settings') ?? ok(undefined),
    'seal.keepAll': () => running().seals.keepAll(),
    'identity.keep': ({ identityId }) => keepIdentity(running(), identityId),
  };
}

/**
 * Becomes the identity once and asks AWS who that is. Where AWS says somebody else than the file
 * did, the person first sees who: only asking again keeps it.
 */
async function keepIdentity(
  { seals, identities, credentials, clients }: Running,
  id: IdentityId,
): Promise<Result<void, Problem>> {
  const identity = identities.get(id);
  if (!identity) return err({ kind: 'not-found', what: 'identity' });
  const ready = await seals.ready();
  if (!ready.ok) return ready;
  credentials.forget(id);
  clients.forget(id);
  const caller = await credentials.whoIs(identity);
  if (!caller.ok) return err(caller.error.problem);
  if (sameCaller(identity.caller, caller.value)) return seals.keep('identity', id);
  const corrected = identities.correctCaller(id, caller.value);
  if (!corrected.ok) return corrected;
  return err({ kind: 'file-altered', what: 'identity', label: identityName(identity) });
}

function sameCaller(one: CallerIdentity, other: CallerIdentity): boolean {
  return one.account === other.account && one.arn === other.arn && one.userId === other.userId;
}

/** Commands that write down something that bears a seal. */
const SEALED = [
  'identity.add',
  'identity.importCsv',
  'identity.importFromCredentials',
  'identity.addProfile',
  'identity.addEnvironment',
  'identity.addRole',
  'identity.addMfaSession',
  'resource.add',
  'resource.change',
  'resource.duplicate',
  'resource.setConnection',
] as const satisfies readonly CommandName[];

/** The same handlers, which first have the key to the seals or say why not. */
export function sealing(
  handlers: Handlers,
  seals: () => Pick<SealBook, 'ready'>,
): Pick<Handlers, (typeof SEALED)[number]> {
  const first =
    <N extends CommandName>(name: N) =>
    async (input: Parsed<N>): Promise<Result<Output<N>, Problem>> => {
      const ready = await seals().ready();
      // A key that is put back into an emptied keychain is no new identity.
      if (!ready.ok && !(ready.error.kind === 'seal-lost' && name.startsWith('identity.')))
        return ready;
      return handlers[name](input);
    };
  const all = SEALED.map((name) => [name, first(name)] as const);
  return Object.fromEntries(all) as unknown as Pick<Handlers, (typeof SEALED)[number]>;
}
