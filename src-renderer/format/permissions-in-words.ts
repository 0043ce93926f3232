/** What Drawbridge uses a permission for. */
const PURPOSES: Readonly<Record<string, string>> = {
  'ec2:AuthorizeSecurityGroupIngress': 'Opens: adds the rule for your address.',
  'ec2:RevokeSecurityGroupIngress': 'Closes: removes the rule again, by its id.',
  'ec2:ModifySecurityGroupRules': 'Follows: moves an open rule to your new address without a gap.',
  'ec2:UpdateSecurityGroupRuleDescriptionsIngress':
    'Keeps the closing time in the rule’s description true when you extend.',
  'ec2:CreateTags': 'Marks the rules it makes with tags, only while making them.',
  'ec2:DescribeSecurityGroups':
    'Lists groups to choose from. IAM knows no narrower form of it than everything.',
  'ec2:DescribeSecurityGroupRules':
    'Reads rules, to confirm what is open and what is closed. IAM knows no narrower form of it.',
  'iam:ListAccessKeys': 'Reads the age of your own keys.',
  'iam:GetAccessKeyLastUsed': 'Reads when a key of yours was last used.',
  'sts:GetCallerIdentity': 'Says who the key is. AWS allows it to everyone.',
};

export interface PermissionPurpose {
  readonly action: string;
  readonly purpose: string;
}

/** The actions a policy allows, in its order, each with what it is for. Not JSON: none. */
export function permissionsInWords(json: string): readonly PermissionPurpose[] {
  const actions = new Set<string>();
  try {
    collectActions(JSON.parse(json), actions);
  } catch {
    return [];
  }
  return [...actions].flatMap((action) => {
    const purpose = PURPOSES[action];
    return purpose === undefined ? [] : [{ action, purpose }];
  });
}

function collectActions(node: unknown, actions: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectActions(item, actions);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'Action') addActions(value, actions);
    else collectActions(value, actions);
  }
}

function addActions(value: unknown, actions: Set<string>): void {
  for (const action of Array.isArray(value) ? value : [value])
    if (typeof action === 'string') actions.add(action);
}

/** IAM's limits, white space not counted. */
const INLINE_LIMIT = 2_048;
const MANAGED_LIMIT = 6_144;

/**
 * How long a document is, as IAM counts, and where it fits.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function policySize(json: string): string {
  const size = json.replace(/\s+/g, '').length;
  const counted = `${number(size)} characters without spaces.`;
  if (size <= INLINE_LIMIT)
    return `${counted} It fits into an inline policy (${number(INLINE_LIMIT)}).`;
  return size <= MANAGED_LIMIT
    ? `${counted} Too long for a user’s inline policy (${number(INLINE_LIMIT)}): create a managed policy (${number(MANAGED_LIMIT)}).`
    : `${counted} Too long for one managed policy (${number(MANAGED_LIMIT)}): divide the resources between identities.`;
}

function number(value: number): string {
  return new Intl.NumberFormat('en-GB').format(value);
}
