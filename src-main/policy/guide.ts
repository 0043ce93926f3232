import { consoleLink } from './console-links.ts';
import type { ConsolePage } from './console-links.ts';
import type { Paper, PermissionsPaper, TrustPaper, WatchPaper } from './made-document.ts';
import { SLOT_TAG } from './slot-policy.ts';
import type { SlotRule } from './slot-policy.ts';
import type { Principal } from './targets.ts';

/** One thing to do in the console, with the names filled in. */
export interface GuideStep {
  readonly id: string;
  readonly title: string;
  /** In the order in which they are done; names to type or tick stand in “”. */
  readonly does: readonly string[];
  /** Where it is done; absent for a partition whose console is not known. */
  readonly link?: { readonly url: string; readonly label: string };
  /** The document to be pasted there. */
  readonly paper?: Paper;
}

/** The steps for one user or role, in one account. */
export interface Guide {
  readonly holder: Principal;
  readonly title: string;
  readonly steps: readonly GuideStep[];
}

/**
 * How to bring the documents into AWS by hand, one guide for each user and role: policies first,
 * then who gets them. `made` says which users exist already.
 */
export function guidesOf(
  papers: readonly Paper[],
  exists: (holder: Principal) => boolean,
): readonly Guide[] {
  return holdersOf(papers).map((holder) => ({
    holder,
    title: `Set up the IAM ${holder.kind} ${holder.name}`,
    steps: stepsFor(holder, papers, exists(holder)),
  }));
}

/** Users before the roles they become: a trust policy names a user that must exist. */
function holdersOf(papers: readonly Paper[]): readonly Principal[] {
  const byArn = new Map<string, Principal>();
  for (const paper of papers) byArn.set(holderOf(paper).arn, holderOf(paper));
  return [...byArn.values()].sort((a, b) => b.kind.localeCompare(a.kind));
}

function holderOf(paper: Paper): Principal {
  switch (paper.kind) {
    case 'permissions':
      return paper.holder;
    case 'trust':
    case 'session':
      return paper.role;
    case 'watch':
      return paper.whom;
  }
}

function stepsFor(
  holder: Principal,
  papers: readonly Paper[],
  exists: boolean,
): readonly GuideStep[] {
  const mine = papers.filter((paper) => holderOf(paper).arn === holder.arn);
  const policies = mine.filter((paper) => paper.kind === 'permissions');
  const step = stepsIn(holder);
  return [
    step.signIn(),
    ...policies.map(step.policy),
    ...mine.filter((paper) => paper.kind === 'trust').map(step.role),
    ...(holder.kind === 'user' && !exists ? [step.user()] : []),
    ...(policies.length > 0 ? [step.attach(policies)] : []),
    ...policies.flatMap(({ slots = [] }) => slots).map(step.slot),
    ...(holder.kind === 'user' ? [step.noPassword(), step.key(exists)] : []),
    ...(holder.kind === 'role' && mine.some(({ kind }) => kind === 'trust')
      ? [step.tellDrawbridge()]
      : []),
    ...mine.filter((paper) => paper.kind === 'watch').map(step.watch),
  ];
}

/** Every step there is, for one user or role. */
function stepsIn(holder: Principal) {
  const { kind, name, path, account, partition, arn } = holder;
  const link = (page: ConsolePage, label: string): Pick<GuideStep, 'link'> => {
    const url = consoleLink(partition, page);
    return url === undefined ? {} : { link: { url, label } };
  };
  const own: ConsolePage = kind === 'user' ? { kind: 'user', name } : { kind: 'role', name };
  return {
    signIn: (): GuideStep => ({
      id: 'sign-in',
      title: `Sign in to the account ${account}`,
      does: ['As somebody who may change IAM; never as the root user.'],
    }),
    policy: (paper: PermissionsPaper): GuideStep => ({
      id: paper.id,
      title: `Make the policy ${paper.name}`,
      does: [
        'Policies, Create policy, JSON: paste the document over what is there, Next.',
        `Policy name: “${paper.name}”. Create policy.`,
      ],
      ...link({ kind: 'new-policy' }, 'Create a policy'),
      paper,
    }),
    role: (paper: TrustPaper): GuideStep => ({
      id: paper.id,
      title: `Make the role ${name}`,
      does: [
        'Roles, Create role, Custom trust policy: paste the document, Next, Next.',
        `Role name: “${name}”. Create role.`,
        ...(path === '/' ? [] : [pathNote(arn)]),
      ],
      ...link({ kind: 'new-role' }, 'Create a role'),
      paper,
    }),
    user: (): GuideStep => ({
      id: 'user',
      title: `Make the user ${name}`,
      does: [
        `Users, Create user: “${name}”. Leave console access off. Next, Next, Create user.`,
        ...(path === '/' ? [] : [pathNote(arn)]),
      ],
      ...link({ kind: 'new-user' }, 'Create a user'),
    }),
    attach: (policies: readonly PermissionsPaper[]): GuideStep => ({
      id: 'attach',
      title: `Give ${policies.length === 1 ? 'it' : 'them'} to the ${kind} ${name}`,
      does: [
        'Permissions, Add permissions, Attach policies directly.',
        `Tick ${policies.map((policy) => `“${policy.name}”`).join(', ')}. Add permissions.`,
        'Then detach what was there for the same purpose before: a wider policy beside these undoes them.',
      ],
      ...link(own, `Open the ${kind}`),
    }),
    slot: ({ region, groupId, parkedOn, owner }: SlotRule): GuideStep => ({
      id: `slot-${region}-${groupId}`,
      title: `Make the slot in ${groupId}`,
      does: [
        `In ${region}, edit the inbound rules and add one from “${parkedOn}”: an address that nobody has.`,
        `Tag the rule: key “${SLOT_TAG}”, value “${owner}”.`,
      ],
      ...link({ kind: 'group', region, groupId }, 'Open the group'),
    }),
    noPassword: (): GuideStep => ({
      id: 'no-password',
      title: 'See that it has no password',
      does: ['Security credentials, Console sign-in: it should say Disabled.'],
      ...link({ kind: 'user', name, tab: 'security_credentials' }, 'Open the credentials'),
    }),
    key: (exists: boolean): GuideStep => ({
      id: 'key',
      title: exists ? 'Keep one access key' : 'Make one access key',
      does: exists
        ? ['Access keys: delete those that nobody uses. Drawbridge needs one.']
        : [
            'Access keys, Create access key, Application running outside AWS.',
            'In Drawbridge: Access keys, Add. The secret is shown once, and is then in your keychain.',
          ],
      ...link({ kind: 'user', name, tab: 'security_credentials' }, 'Open the credentials'),
    }),
    tellDrawbridge: (): GuideStep => ({
      id: 'tell-drawbridge',
      title: 'Tell Drawbridge',
      does: [`Access keys, Add, A role: “${arn}”, with the same ExternalId and MFA device.`],
    }),
    watch: (paper: WatchPaper): GuideStep => ({
      id: paper.id,
      title: `Make the event rule ${paper.name}`,
      does: [
        `Rules in ${paper.region}, Create rule: “${paper.name}”, Rule with an event pattern, Custom pattern: paste the document.`,
        'Target: an SNS topic that you read. A trail must log management events.',
      ],
      ...link({ kind: 'event-rules' }, 'Open the event rules'),
      paper,
    }),
  };
}

function pathNote(arn: string): string {
  return `The console makes nothing with a path: for ${arn} use the AWS CLI or Terraform.`;
}
