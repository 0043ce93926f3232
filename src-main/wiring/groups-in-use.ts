import type { ReadCredentialReport } from '../identities/credential-report.ts';
import type { Identity, IdentityId } from '../identities/identity.ts';
import { mayBeOpen } from '../leases/lease.ts';
import type { LeaseBook } from '../leases/lease-book.ts';
import { sessionPolicy } from '../policy/session-policy.ts';
import type { ResourceBook } from '../resources/resource-book.ts';
import type { CheckResource, SecurityGroupResource } from '../resources/resource.ts';

type InUse = Pick<SecurityGroupResource, 'identityId' | 'region' | 'groupId' | 'tagRules'>;

const REPORT = ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'];

/** Which groups an identity works with now: what its role is narrowed to. */
export class GroupsInUse {
  readonly #checked = new Set<InUse>();
  readonly #reading = new Set<IdentityId>();
  readonly #books: () => { readonly resources: ResourceBook; readonly leases: LeaseBook };

  constructor(books: () => { readonly resources: ResourceBook; readonly leases: LeaseBook }) {
    this.#books = books;
  }

  /** `undefined` for identities that cannot be narrowed, and when the policy would be too long. */
  policyFor(identity: Identity): string | undefined {
    if (identity.kind !== 'role' && identity.kind !== 'profile') return undefined;
    const { resources, leases } = this.#books();
    const all: readonly InUse[] = [
      ...resources.all,
      ...leases.all.filter(mayBeOpen).map(({ resource }) => resource),
      ...this.#checked,
    ];
    const own = all.filter(({ identityId }) => identityId === identity.id);
    const wide = sessionPolicy(identity, own, this.#reading.has(identity.id) ? REPORT : []);
    // Better that the report cannot be read than that the role may do all it may.
    const policy = wide.kind === 'narrowed' ? wide : sessionPolicy(identity, own);
    return policy.kind === 'narrowed' ? policy.json : undefined;
  }

  /** A group that is being looked at counts as in use until the answer is there. */
  whileChecking(check: CheckResource): CheckResource {
    return async (identity, resource) => {
      const { region, groupId } = resource;
      const looked = { identityId: identity.id, region, groupId, tagRules: true };
      this.#checked.add(looked);
      try {
        return await check(identity, resource);
      } finally {
        this.#checked.delete(looked);
      }
    };
  }

  /** A role may read the report of its account for as long as it does. */
  whileReading(read: ReadCredentialReport): ReadCredentialReport {
    return async (identity) => {
      this.#reading.add(identity.id);
      try {
        return await read(identity);
      } finally {
        this.#reading.delete(identity.id);
      }
    };
  }
}
