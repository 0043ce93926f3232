import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import { closesAt, mayBeOpen } from '../../../src-main/leases/lease.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { readMark, TAG_KEYS } from '../../../src-main/leases/mark.ts';
import type { Rule } from '../../../src-main/sandbox/model.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import type { SandboxWorld } from '../../../src-main/sandbox/world.ts';
import { searchForSecret } from '../../support/desktop/secret-search.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { Strangers } from './strangers.ts';

/** An app whose word is compared with what AWS holds. */
export interface JudgedApp {
  readonly isRunning: boolean;
  /** This installation's id, as it stands in the description of its rules. */
  readonly installId: string;
  snapshot(): Promise<Snapshot>;
}

/** What a verdict looks at. */
export interface Judged {
  readonly world: SandboxWorld;
  readonly strangers: Strangers;
  /** All that was written during the row. */
  readonly folder: string;
  readonly apps: readonly JudgedApp[];
  /** The true time. */
  now(): number;
}

/** What is wrong after a row: nothing, if the promises hold. */
export interface Verdict {
  /** Own rules that stand and are not shown as open or unknown, or are long past their end. */
  readonly leaked: readonly string[];
  /** Rules of others that are not as they left them. */
  readonly touched: readonly string[];
  /** Files that hold the secret. */
  readonly secrets: readonly string[];
  /** Where the app says otherwise than AWS, without saying that it does not know. */
  readonly differences: readonly string[];
}

/** How long past its end a rule may stand while it is being closed. */
const GRACE_MS = 5_000;
/** What is being done when a row ends may be finished first. */
const SETTLED_WITHIN_MS = 12_000;

/** Looks at AWS, at the apps and at the disk, once all that was begun is done. */
export async function judge(lab: Judged, settledWithinMs = SETTLED_WITHIN_MS): Promise<Verdict> {
  let verdict = await look(lab);
  const calm = async (): Promise<boolean> => {
    verdict = await look(lab);
    return Object.values(verdict).every((wrong) => wrong.length === 0);
  };
  // What is still wrong then is the verdict.
  await waitFor(calm, { what: 'the promises to hold', timeoutMs: settledWithinMs }).catch(
    () => undefined,
  );
  const hits = await searchForSecret([lab.folder], SANDBOX_KEY.secretAccessKey);
  return { ...verdict, secrets: [...new Set(hits.map(({ file }) => file))] };
}

async function look(lab: Judged): Promise<Omit<Verdict, 'secrets'>> {
  const leaked: string[] = [];
  const differences: string[] = [];
  for (const app of lab.apps.filter(({ isRunning }) => isRunning)) {
    const snapshot = await app.snapshot();
    const leases = snapshot.leases.filter(mayBeOpen);
    // An app that may not read its own journal says that it knows nothing.
    const knowsNothing = snapshot.startProblems.some(({ kind }) => kind === 'file-newer');
    if (!knowsNothing) leaked.push(...leaksOf(lab, app, leases));
    differences.push(...leases.flatMap((lease) => differencesOf(lab, lease)));
  }
  return { leaked, differences, touched: lab.strangers.touched() };
}

function leaksOf(lab: Judged, { installId }: JudgedApp, leases: readonly Lease[]): string[] {
  return ownRules(lab, installId).flatMap((rule) => {
    const lease = leases.find(({ id }) => id === leaseOf(rule));
    if (!lease) return [`${rule.id} stands and is shown nowhere`];
    const late = lab.now() > closesAt(lease) + GRACE_MS;
    if (late && lease.state.kind === 'open') return [`${rule.id} stands past the end of its lease`];
    return [];
  });
}

/** The rules an installation made, by their description or tag. */
export function ownRules(
  { world, strangers }: Pick<Judged, 'world' | 'strangers'>,
  installId: string,
): readonly Rule[] {
  return world
    .allRules()
    .filter((rule) => !strangers.isTheirs(rule.id))
    .filter(
      ({ description = '', tags }) =>
        (description.startsWith('Drawbridge ') && description.endsWith(`[${installId}]`)) ||
        tags.some(({ key, value }) => key === TAG_KEYS.install && value === installId),
    );
}

function leaseOf({ description = '', tags }: Rule): string | undefined {
  return readMark(description)?.leaseId ?? tags.find(({ key }) => key === TAG_KEYS.lease)?.value;
}

/** A lease in trouble, unknown or on its way says by itself that it may be otherwise. */
function differencesOf({ world }: Judged, lease: Lease): readonly string[] {
  if (lease.state.kind !== 'open' || lease.trouble) return [];
  return lease.grants.flatMap(({ ruleId, source, ports }) => {
    const rule = world.rule(ruleId);
    if (!rule) return [`${ruleId} is shown as open and is gone`];
    const same =
      'cidr' in rule.source &&
      rule.source.cidr === source &&
      rule.protocol === ports.protocol &&
      ('from' in ports ? rule.fromPort === ports.from && rule.toPort === ports.to : true);
    return same ? [] : [`${ruleId} is shown as open and lets in something else`];
  });
}
