import type { ReadCredentialReport } from '../identities/credential-report.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { LeaseBook } from '../leases/lease-book.ts';
import { POLICY_READS } from '../policy/fetched-policies.ts';
import type { FetchPolicies } from '../policy/fetched-policies.ts';
import { SIMULATING } from '../policy/permission-matrix.ts';
import type { TestPermissions } from '../policy/permission-matrix.ts';
import { sessionPolicy } from '../policy/session-policy.ts';
import type { ResourceBook } from '../resources/resource-book.ts';
import type { CheckResource, SecurityGroupResource } from '../resources/resource.ts';
import type { Settings } from '../settings/settings.ts';

type InUse = Pick<SecurityGroupResource, 'identityId' | 'region' | 'groupId' | 'tagRules'>;

const REPORT = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'];

/** What is looked at for a moment, besides what the books hold. */
interface Look {
  readonly identityId: IdentityId;
  readonly groups: readonly InUse[];
  /** Further actions that change nothing. */
  readonly reads: readonly string[];
}

/** Which groups an identity works with now: what its role is narrowed to. */
export class GroupsInUse {
  readonly #looks = new Set<Look>();
  readonly #books: () => { readonly resources: ResourceBook; readonly leases: LeaseBook };
  readonly #guardedPlaces: () => Settings['guardedPlaces'];
  readonly #checked = new Set<Settings['guardedPlaces'][number]>();

  constructor(
    books: () => { readonly resources: ResourceBook; readonly leases: LeaseBook },
    guardedPlaces: () => Settings['guardedPlaces'] = () => [],
  ) {
    this.#books = books;
    this.#guardedPlaces = guardedPlaces;
  }

  /** `undefined` for identities that cannot be narrowed, and when the policy would be too long. */
  policyFor(identity: Identity): string | undefined {
    if (identity.kind !== 'role' && identity.kind !== 'profile') return undefined;
    const { resources, leases } = this.#books();
    const looks = [...this.#looks].filter(({ identityId }) => identityId === identity.id);
    const all: readonly InUse[] = [
      ...resources.all,
      ...leases.all.filter(mayBeOpen).map(({ resource }) => resource),
      ...looks.flatMap(({ groups }) => groups),
    ];
    const own = all.filter(({ identityId }) => identityId === identity.id);
    const guarded = [
      ...[...this.#guardedPlaces(), ...this.#checked]
        .filter(({ account }) => account === identity.caller.account)
        .map(({ region }) => region),
      // A lease that has a guard keeps it, whatever the settings say now.
      ...leases.all
        .filter((lease) => lease.guard && lease.resource.identityId === identity.id)
        .map(({ resource }) => resource.region),
    ];
    const reads = [...new Set(looks.flatMap((look) => look.reads))];
    const wide = sessionPolicy(identity, own, reads, guarded);
    // Better that something cannot be read than that the role may do all it may.
    const policy = wide.kind === 'narrowed' ? wide : sessionPolicy(identity, own, [], guarded);
    return policy.kind === 'narrowed' ? policy.json : undefined;
  }

  /** Guards are checked before they are switched on: the role may set one for as long as that takes. */
  async whileCheckingGuard<T>(
    { caller: { account } }: Identity,
    { region }: Pick<SecurityGroupResource, 'region'>,
    deed: () => Promise<T>,
  ): Promise<T> {
    const place = { account, region };
    this.#checked.add(place);
    try {
      return await deed();
    } finally {
      this.#checked.delete(place);
    }
  }

  /** A group that is being looked at counts as in use until the answer is there. */
  whileChecking(check: CheckResource): CheckResource {
    return (identity, resource) =>
      this.#during(identity, { groups: [resource] }, () => check(identity, resource));
  }

  /** What is tested is what the role may do, not what it has been narrowed to. */
  whileTesting(test: TestPermissions): TestPermissions {
    return (identity, resources) => {
      const groups = resources.filter(({ identityId }) => identityId === identity.id);
      return this.#during(identity, { groups, reads: SIMULATING }, () => test(identity, resources));
    };
  }

  /** A role may read the report of its account for as long as it does. */
  whileReading(read: ReadCredentialReport): ReadCredentialReport {
    return (identity) => this.#during(identity, { reads: REPORT }, () => read(identity));
  }

  whileFetching(fetch: FetchPolicies): FetchPolicies {
    return (identity) => this.#during(identity, { reads: POLICY_READS }, () => fetch(identity));
  }

  async #during<T>(
    { id: identityId }: Identity,
    {
      groups = [],
      reads = [],
    }: {
      readonly groups?: readonly Pick<InUse, 'region' | 'groupId'>[];
      readonly reads?: readonly string[];
    },
    deed: () => Promise<T>,
  ): Promise<T> {
    const look: Look = {
      identityId,
      reads,
      groups: groups.map(({ region, groupId }) => ({
        identityId,
        region,
        groupId,
        tagRules: true,
      })),
    };
    this.#looks.add(look);
    try {
      return await deed();
    } finally {
      this.#looks.delete(look);
    }
  }
}
