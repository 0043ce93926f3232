import type { Credentials } from '../identities/credentials.ts';
import type { Identity } from '../identities/identity.ts';
import type { Region } from '../kernel/aws-names.ts';
import { ok } from '../kernel/result.ts';
import { allLegs, permissionMatrix } from '../policy/permission-matrix.ts';
import type { SimulatePermissions, TestPermissions } from '../policy/permission-matrix.ts';
import { permissionQuestions } from '../policy/permission-questions.ts';
import type { GroupDeed, Question } from '../policy/permission-questions.ts';
import type { Asked } from '../resources/asked.ts';
import type { PortRange, Resource } from '../resources/resource.ts';
import type { AwsClients } from './aws-clients.ts';
import { securityGroups } from './ec2-reads.ts';
import { asked, groupDryRuns } from './group-dry-runs.ts';
import type { Ec2Session } from './ec2-session.ts';
import { rulesOf } from './group-rules.ts';
import { keyPermissions } from './key-permissions.ts';

export interface PermissionTestParts {
  readonly clients: Pick<AwsClients, 'ec2' | 'iam'>;
  readonly credentials: Pick<Credentials, 'whoIs'>;
  /** A second opinion, where the identity may ask for one. */
  readonly simulate: SimulatePermissions;
}

type Answers = (question: Question) => Asked | undefined;

/**
 * Asks everything at once; the request budget spreads it and lets whatever concerns an open door go
 * first.
 */
export function permissionTest(parts: PermissionTestParts): TestPermissions {
  return async (identity, resources) => {
    const caller = await parts.credentials.whoIs(identity);
    if (!caller.ok) return caller;
    const now = { ...identity, caller: caller.value };
    const questions = permissionQuestions(now, resources);
    const regions = new Set(questions.flatMap(({ region }) => region ?? []));
    const [keys, opinions, ...inRegions] = await Promise.all([
      keyAnswers(parts, now, questions),
      parts.simulate(now, allLegs(questions)),
      ...[...regions].map((region) => regionAnswers(parts, now, region, questions, resources)),
    ]);
    const answers: readonly Answers[] = [keys, ...inRegions];
    const answered = questions.map((question) => ({
      question,
      answer:
        answers.reduce<Asked | undefined>(
          (found, answer) => found ?? answer(question),
          undefined,
        ) ?? ALLOWED,
    }));
    return ok(permissionMatrix(caller.value, answered, opinions.ok ? opinions.value : undefined));
  };
}

/** Who the identity is has been asked first, and was answered. */
const ALLOWED: Asked = { kind: 'allowed' };

async function keyAnswers(
  { clients }: PermissionTestParts,
  identity: Identity,
  questions: readonly Question[],
): Promise<Answers> {
  const wanted = questions.find(({ deed }) => deed === 'see-keys');
  if (!wanted) return () => undefined;
  const answers = await keyPermissions(clients, identity);
  return ({ deed }) => (deed === 'see-keys' || deed === 'see-use' ? answers[deed] : undefined);
}

async function regionAnswers(
  { clients }: PermissionTestParts,
  identity: Identity,
  region: Region,
  questions: readonly Question[],
  resources: readonly Resource[],
): Promise<Answers> {
  const session = await clients.ec2(identity, region);
  if (!session.ok)
    return (question) =>
      question.region === region ? { kind: 'cannot-tell', why: session.error } : undefined;
  const here = questions.filter((question) => question.region === region);
  const groupIds = [...new Set(here.flatMap(({ groupId }) => groupId ?? []))];
  const [first = ''] = groupIds;
  const [seeGroups, rules] = await Promise.all([
    asked(securityGroups(session.value, { groupId: first })),
    rulesOf(session.value, first),
  ]);
  const seeRules = await asked(Promise.resolve(rules));
  const groups = new Map(
    await Promise.all(
      groupIds.map(async (groupId) => {
        const ports = portsOf(groupId, region, resources);
        const answers = await groupAnswers(session.value, groupId, ports, seeRules);
        return [groupId, answers] as const;
      }),
    ),
  );
  return (question) => {
    if (question.region !== region) return undefined;
    if (question.deed === 'see-groups') return seeGroups;
    if (question.deed === 'see-rules') return seeRules;
    return groups.get(question.groupId ?? '')?.[question.deed as GroupDeed];
  };
}

/** Without the permission to read rules they are not asked for again and again. */
async function groupAnswers(
  session: Ec2Session,
  groupId: string,
  ports: readonly PortRange[],
  seeRules: Asked,
): ReturnType<typeof groupDryRuns> {
  const rules = seeRules.kind === 'allowed' ? await rulesOf(session, groupId) : undefined;
  return groupDryRuns(session, groupId, ports, rules?.ok ? rules.value : []);
}

/** Of one of the resources: for the permission ports do not matter, only that there are some. */
function portsOf(
  groupId: string,
  region: Region,
  resources: readonly Resource[],
): readonly PortRange[] {
  const found = resources.find((each) => each.groupId === groupId && each.region === region);
  return found?.ports ?? [];
}
