import type { CallerIdentity } from '../../../src-main/identities/identity.ts';
import { parseAccountId } from '../../../src-main/kernel/aws-names.ts';
import { canonicalCidr, prefixLength } from '../../../src-main/kernel/cidr.ts';
import type { Cidr } from '../../../src-main/kernel/cidr.ts';
import type { Choices, RoleChoice } from '../../../src-main/policy/choices.ts';
import type { Holder } from '../../../src-main/policy/targets.ts';
import type { MyAddress } from '../../../src-main/public-ip/address.ts';
import { DESCRIBED, partitionOf } from './draft.ts';
import type { PolicyDraft, RoleDraft } from './draft.ts';

/** What is typed and cannot be used, field by field. */
export type DraftFaults = Partial<
  Record<
    | 'account'
    | 'user'
    | 'networks'
    | 'roleAccount'
    | 'roleName'
    | 'rolePath'
    | 'externalId'
    | 'mfaMinutes',
    string
  >
>;

export interface ReadDraft {
  readonly choices: Choices;
  /** Whom the documents are for. */
  readonly holders: readonly Holder[];
  readonly faults: DraftFaults;
}

const NAME = /^[\w+=,.@-]{1,64}$/;
const NAME_SAYS = 'Up to 64 letters, digits and + = , . @ - _.';
const ACCOUNT_SAYS = 'An account number has twelve digits.';

/** The longest an MFA code counts for: 36 hours, as long as a session. */
const MFA_MINUTES = { min: 15, max: 2_160 };

/**
 * What was typed as choices for the workshop. What cannot be used yet is left out and said in
 * `faults`, so that the documents never hold half of something.
 */
export function readDraft(
  draft: PolicyDraft,
  known: readonly Holder[],
  address: MyAddress | undefined,
): ReadDraft {
  const described = draft.who === DESCRIBED;
  const holder = described ? describedHolder(draft) : undefined;
  const who = described ? DESCRIBED : known.find(({ id }) => id === draft.who)?.id;
  const holders = described ? (holder ? [holder] : []) : known;
  const first = holders.find(({ id }) => who === undefined || id === who);
  const networks = readNetworks(draft, address);
  const role = draft.asRole ? readRole(draft.role, first?.caller.account) : NO_ROLE;
  return {
    holders,
    choices: {
      ...(who !== undefined && { identityId: who }),
      shape: draft.shape,
      switches: draft.switches,
      keys: draft.keys,
      from: networks.from,
      ...(role.role && { role: role.role }),
      session: draft.session && draft.shape === 'job',
      watch: draft.watch,
      guard: draft.guard && draft.shape === 'job',
      described: draft.groups,
    },
    faults: {
      ...(described && userFaults(draft)),
      ...(networks.fault !== undefined && { networks: networks.fault }),
      ...role.faults,
    },
  };
}

/** The current address, as far as it is known for sure. */
export function knownAddresses(address: MyAddress | undefined): readonly Cidr[] {
  if (!address) return [];
  return [address.ipv4, address.ipv6].flatMap((family) =>
    family.kind === 'agreed' || family.kind === 'chosen' ? [family.cidr] : [],
  );
}

function describedHolder({ user, groups }: PolicyDraft): Holder | undefined {
  const account = parseAccountId(user.account.trim());
  const name = user.name.trim();
  const group = groups.find(({ identityId }) => identityId === DESCRIBED);
  if (!account || !group || !NAME.test(name)) return undefined;
  const partition = partitionOf(group.region);
  const caller: CallerIdentity = {
    account,
    partition,
    arn: `arn:${partition}:iam::${account}:user/${name}`,
    userId: '',
  };
  return { id: DESCRIBED, caller };
}

function userFaults({ user }: PolicyDraft): DraftFaults {
  const account = user.account.trim();
  return {
    ...(account !== '' && !parseAccountId(account) && { account: ACCOUNT_SAYS }),
    ...(!NAME.test(user.name.trim()) && { user: NAME_SAYS }),
  };
}

const ANYWHERE: Choices['from'] = { kind: 'anywhere' };

function readNetworks(
  { from, networks }: PolicyDraft,
  address: MyAddress | undefined,
): { readonly from: Choices['from']; readonly fault?: string } {
  if (from === 'anywhere') return { from: ANYWHERE };
  if (from === 'current') {
    const mine = knownAddresses(address);
    if (mine.length > 0) return { from: { kind: 'current', networks: mine } };
    return { from: ANYWHERE, fault: 'Your address is not known yet, so nothing is refused.' };
  }
  const typed = networks.split(/[\s,;]+/).filter((text) => text !== '');
  const read = typed.map((text) => ({ text, cidr: canonicalCidr(text) }));
  const bad = read.find(({ cidr }) => !cidr.ok || prefixLength(cidr.value) === 0);
  const good = read.flatMap(({ cidr }) =>
    cidr.ok && prefixLength(cidr.value) > 0 ? [cidr.value] : [],
  );
  const fault = bad
    ? `${bad.text} is not a network, as 203.0.113.0/24 is.`
    : good.length === 0
      ? 'No network yet, so nothing is refused.'
      : undefined;
  return {
    from: good.length > 0 ? { kind: 'fixed', networks: good } : ANYWHERE,
    ...(fault !== undefined && { fault }),
  };
}

interface ReadRole {
  readonly role?: RoleChoice;
  readonly faults: DraftFaults;
}

const NO_ROLE: ReadRole = { faults: {} };

function readRole(typed: RoleDraft, ownAccount: string | undefined): ReadRole {
  const account = parseAccountId(typed.account.trim() || (ownAccount ?? ''));
  const name = typed.name.trim();
  const path = typed.path.trim() || '/';
  const externalId = typed.externalId.trim();
  const minutes = Number(typed.mfaMinutes);
  const minutesFit =
    Number.isInteger(minutes) && minutes >= MFA_MINUTES.min && minutes <= MFA_MINUTES.max;
  const faults: DraftFaults = {
    ...(typed.account.trim() !== '' && !account && { roleAccount: ACCOUNT_SAYS }),
    ...(!NAME.test(name) && { roleName: NAME_SAYS }),
    ...(!/^\/(?:[!-.0-~]+\/)*$/.test(path) && { rolePath: 'A path looks like / or /team/.' }),
    ...(externalId !== '' &&
      !/^[\w+=,.@:/-]{2,1224}$/.test(externalId) && {
        externalId: 'At least two letters, digits and + = , . @ : / - _.',
      }),
    ...(typed.mfa && !minutesFit && { mfaMinutes: '15 to 2,160 minutes.' }),
  };
  if (!account || Object.keys(faults).length > 0) return { faults };
  return {
    faults,
    role: {
      account,
      name,
      path,
      ...(externalId !== '' && { externalId }),
      ...(typed.mfa && { mfa: { maxAgeSeconds: minutes * 60 } }),
    },
  };
}
