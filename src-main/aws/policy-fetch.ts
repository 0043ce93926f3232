import type { Identity } from '../identities/identity.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { FetchedPolicy, FetchPolicies } from '../policy/fetched-policies.ts';
import type { AwsClients, IamSession } from './aws-clients.ts';
import type { AwsFailure } from './aws-errors.ts';
import { readIam } from './iam-call.ts';
import { policyReads } from './policy-reads.ts';
import type { PolicyReads } from './policy-reads.ts';
import { principalArn } from './policy-simulation.ts';

type Fetched<T> = Promise<Result<T, AwsFailure>>;

/** Who is asked about, and as whom. */
interface Place {
  readonly session: IamSession;
  readonly identity: Identity;
  readonly arn: string;
  readonly reads: PolicyReads;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export function policyFetch(clients: Pick<AwsClients, 'iam'>): FetchPolicies {
  return async (identity) => {
    const arn = principalArn(identity);
    if (arn === undefined) return err({ problem: { kind: 'not-found', what: 'IAM user or role' } });
    const session = await clients.iam(identity);
    if (!session.ok) return session;
    const place = { session: session.value, identity, arn, reads: policyReads(arn) };
    const inline = await inlinePolicies(place);
    if (!inline.ok) return err(inline.error.refusal);
    const managed = await managedPolicies(place);
    if (!managed.ok) return err(managed.error.refusal);
    return ok([...inline.value, ...managed.value]);
  };
}

async function inlinePolicies({ session, identity, arn, reads }: Place): Fetched<FetchedPolicy[]> {
  const about = (action: string) => ({ action: `iam:${action}`, resource: arn });
  const names = await everyPage(async (marker) => {
    const page = await readIam(session, identity, about(reads.listInline), (iam, options) =>
      reads.inlineNames(iam, marker, options),
    );
    return page.ok ? ok({ ...page.value, found: page.value.PolicyNames ?? [] }) : page;
  });
  if (!names.ok) return names;
  const found = names.value.map(async (name): Fetched<FetchedPolicy> => {
    const got = await readIam(session, identity, about(reads.getInline), (iam, options) =>
      reads.inline(iam, name, options),
    );
    if (!got.ok) return got;
    return ok({ kind: 'inline', name, json: decoded(got.value.PolicyDocument) });
  });
  return allOf(await Promise.all(found));
}

async function managedPolicies(place: Place): Fetched<FetchedPolicy[]> {
  const { session, identity, arn, reads } = place;
  const about = { action: `iam:${reads.listManaged}`, resource: arn };
  const attached = await everyPage(async (marker) => {
    const page = await readIam(session, identity, about, (iam, options) =>
      reads.managed(iam, marker, options),
    );
    return page.ok ? ok({ ...page.value, found: page.value.AttachedPolicies ?? [] }) : page;
  });
  if (!attached.ok) return attached;
  const found = attached.value.map(({ PolicyArn = '', PolicyName = '' }) =>
    managedPolicy(place, PolicyArn, PolicyName),
  );
  return allOf(await Promise.all(found));
}

/** The version of a managed policy that counts. */
async function managedPolicy(
  { session, identity }: Place,
  arn: string,
  name: string,
): Fetched<FetchedPolicy> {
  const about = (action: string) => ({ action: `iam:${action}`, resource: arn });
  const policy = await readIam(session, identity, about('GetPolicy'), ({ sdk, client }, options) =>
    client.send(new sdk.GetPolicyCommand({ PolicyArn: arn }), options),
  );
  if (!policy.ok) return policy;
  const VersionId = policy.value.Policy?.DefaultVersionId ?? '';
  const version = await readIam(
    session,
    identity,
    about('GetPolicyVersion'),
    ({ sdk, client }, options) =>
      client.send(new sdk.GetPolicyVersionCommand({ PolicyArn: arn, VersionId }), options),
  );
  if (!version.ok) return version;
  return ok({ kind: 'managed', name, arn, json: decoded(version.value.PolicyVersion?.Document) });
}

interface Page<T> {
  readonly found: readonly T[];
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

async function everyPage<T>(
  read: (marker: string | undefined) => Fetched<Page<T>>,
): Fetched<readonly T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const page = await read(marker);
    if (!page.ok) return page;
    all.push(...page.value.found);
    marker = page.value.IsTruncated === true ? page.value.Marker : undefined;
  } while (marker !== undefined);
  return ok(all);
}

function allOf<T>(answers: readonly Result<T, AwsFailure>[]): Result<T[], AwsFailure> {
  const all: T[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    all.push(answer.value);
  }
  return ok(all);
}

/** IAM hands documents out URL-encoded. */
function decoded(document: string | undefined): string {
  try {
    return decodeURIComponent(document ?? '');
  } catch {
    return document ?? '';
  }
}
