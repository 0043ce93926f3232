import { counted } from '../kernel/time-in-words.ts';
import { denyFromElsewhere } from './address-policy.ts';
import type { RoleChoice } from './choices.ts';
import { suffix } from './commission.ts';
import type { Commission } from './commission.ts';
import { guardClauses } from './guard-policy.ts';
import { jobClauses } from './job-policy.ts';
import { rotateKeys, seeKeyAge } from './key-policies.ts';
import type { Paper, PermissionsPaper, TrustPaper } from './made-document.ts';
import { sessionPapers, watchPaper } from './papers-beside.ts';
import { assumeClause, trustClause } from './role-policies.ts';
import { slotClauses, slotRules } from './slot-policy.ts';
import { LIMITS, splitTargets } from './splitting.ts';
import type { Target } from './targets.ts';

/** All documents of one identity, in the order in which they are to be made. */
export function papersOf(commission: Commission): readonly Paper[] {
  const { choices, me, worker } = commission;
  const { role } = choices;
  const permissions = [
    ...jobPapers(commission),
    ...guardPapers(commission),
    ...keyPapers(commission),
    ...addressPapers(commission),
    ...(role && worker.account !== me.account ? [assumePaper(commission)] : []),
  ];
  return [
    ...(role ? [trustPaper(commission, role)] : []),
    ...permissions,
    ...(choices.session && worker.kind === 'role' ? sessionPapers(commission) : []),
    ...(choices.watch ? [watchPaper(worker, permissions)] : []),
    ...(choices.watch && worker !== me ? [watchPaper(me, permissions)] : []),
  ];
}

function jobPapers({ worker, targets, choices }: Commission): readonly PermissionsPaper[] {
  const { shape, switches } = choices;
  const clausesFor = (part: readonly Target[]) =>
    shape === 'slot' ? slotClauses(worker, part) : jobClauses(part, switches);
  const parts = splitTargets(targets, clausesFor);
  return parts.map((part, index) => ({
    kind: 'permissions',
    id: `${worker.arn}/${shape}/${String(index + 1)}`,
    title: shape === 'slot' ? 'Permissions for your own slot' : 'Permissions for the job',
    purpose:
      shape === 'slot'
        ? `Lets ${worker.name} change only the rule an administrator made for it. Drawbridge must be told to use slots.`
        : `Lets ${worker.name} open and close ${counted(part.length, 'security group')} and nothing else. Saying who a key is (sts:GetCallerIdentity) needs no permission.`,
    name: `Drawbridge${shape === 'slot' ? 'Slot' : 'Job'}${suffix(worker)}${parts.length > 1 ? `-${String(index + 1)}` : ''}`,
    holder: worker,
    clauses: clausesFor(part),
    ...(shape === 'slot' && { slots: slotRules(worker, part) }),
    ...(parts.length > 1 && { splitBecause: tooLong(parts.length) }),
  }));
}

/** Slots are parked and not removed: there is nothing a guard could close. */
function guardPapers({ worker, targets, choices }: Commission): readonly PermissionsPaper[] {
  if (!choices.guard || choices.shape === 'slot') return [];
  return [
    {
      kind: 'permissions',
      id: `${worker.arn}/guard`,
      title: 'Guaranteed close',
      purpose: `Lets ${worker.name} have AWS close what this computer cannot. The role and the queue it speaks of are made on the screen Guaranteed close.`,
      name: `DrawbridgeGuard${suffix(worker)}`,
      holder: worker,
      clauses: guardClauses(targets),
    },
  ];
}

function keyPapers({ me, choices }: Commission): readonly PermissionsPaper[] {
  if (choices.keys === 'nothing' || me.kind !== 'user') return [];
  const rotating = choices.keys === 'rotate';
  return [
    {
      kind: 'permissions',
      id: `${me.arn}/keys`,
      title: rotating ? 'Replacing your own access keys' : 'Seeing the age of your access keys',
      purpose: rotating
        ? `Lets Drawbridge replace the access key of ${me.name} by itself. IAM cannot limit it further than to this user.`
        : `Lets Drawbridge remind you when an access key of ${me.name} is old.`,
      name: `Drawbridge${rotating ? 'Rotation' : 'KeyHealth'}${suffix(me)}`,
      holder: me,
      clauses: [rotating ? rotateKeys(me) : seeKeyAge(me)],
    },
  ];
}

/** For the one who signs: a role's sessions come from the same addresses as the one behind them. */
function addressPapers({ me, worker, choices: { from } }: Commission): readonly PermissionsPaper[] {
  if (from.kind === 'anywhere' || from.networks.length === 0) return [];
  const holders = worker.arn === me.arn ? [me] : [me, worker];
  return holders.map((holder) => ({
    kind: 'permissions',
    id: `${holder.arn}/addresses`,
    title: 'Refusal from elsewhere',
    purpose: `Makes the credentials of ${holder.name} useless from any other address${from.kind === 'current' ? ', except for closing' : ''}.`,
    name: `DrawbridgeAddresses${suffix(holder)}`,
    holder,
    clauses: [denyFromElsewhere(from)],
  }));
}

function trustPaper({ me, worker }: Commission, terms: RoleChoice): TrustPaper {
  return {
    kind: 'trust',
    id: `${worker.arn}/trust`,
    title: 'Who may become the role',
    purpose: `The trust policy of the role ${worker.name}, in account ${worker.account}.`,
    name: worker.name,
    role: worker,
    clauses: [trustClause(me, terms)],
  };
}

function assumePaper({ me, worker }: Commission): PermissionsPaper {
  return {
    kind: 'permissions',
    id: `${me.arn}/assume`,
    title: 'Becoming the role',
    purpose: `The other half of the trust, in account ${me.account}: across accounts both sides must agree.`,
    name: `DrawbridgeAssume${suffix(me)}`,
    holder: me,
    clauses: [assumeClause(worker)],
  };
}

function tooLong(parts: number): string {
  return `IAM takes ${String(LIMITS.managed)} characters per policy, so the groups are divided among ${String(parts)} policies; attach all of them.`;
}
