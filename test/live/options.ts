/** What a person said in the environment, checked. */
export interface LiveOptions {
  /** The account it may touch; whoever signs must belong to it. */
  readonly account: string;
  readonly region: string;
  readonly vpcId: string;
  /** A second VPC, for what differs between default and other VPCs. */
  readonly otherVpcId?: string;
  /** Whether it may make IAM users and a role of its own. */
  readonly makesIam: boolean;
  /** A profile of ~/.aws; without it the keys of the environment. */
  readonly profile?: string;
  /** Somewhere else than AWS: on loopback only. */
  readonly endpoint?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Variable {
  readonly name: string;
  readonly says: string;
  readonly fits: RegExp;
}

const REQUIRED: readonly Variable[] = [
  {
    name: 'DRAWBRIDGE_LIVE_ACCOUNT',
    says: 'the twelve digits of the account it may touch; it stops if the key is of another',
    fits: /^\d{12}$/,
  },
  {
    name: 'DRAWBRIDGE_LIVE_REGION',
    says: 'the Region, such as eu-west-1',
    fits: /^[a-z]{2}(-[a-z]+)+-\d$/,
  },
  {
    name: 'DRAWBRIDGE_LIVE_VPC',
    says: 'the VPC in which it makes a security group of its own, such as vpc-0123456789abcdef0',
    fits: /^vpc-[0-9a-f]+$/,
  },
];

const OPTIONAL = [
  ['DRAWBRIDGE_LIVE_OTHER_VPC', 'a second VPC: one of the two the default VPC, the other not'],
  ['DRAWBRIDGE_LIVE_IAM=create', 'it may also make IAM users and a role; questions 1, 2, 5, 6, 8'],
  ['AWS_ENDPOINT_URL', 'an endpoint on loopback instead of AWS'],
] as const;

/** The options, or the text that says what is missing; then nothing has been touched. */
export function readOptions(environment: Environment): LiveOptions | string {
  const wrong = REQUIRED.filter(({ name, fits }) => !fits.test(environment[name] ?? ''));
  const keys = hasKeys(environment);
  const endpoint = environment['AWS_ENDPOINT_URL'];
  if (endpoint && !isLoopback(endpoint)) return `AWS_ENDPOINT_URL must be on loopback.\n`;
  if (wrong.length > 0 || !keys) return refusal(wrong, keys);
  const otherVpcId = environment['DRAWBRIDGE_LIVE_OTHER_VPC'];
  const profile = environment['AWS_PROFILE'];
  return {
    account: environment['DRAWBRIDGE_LIVE_ACCOUNT'] ?? '',
    region: environment['DRAWBRIDGE_LIVE_REGION'] ?? '',
    vpcId: environment['DRAWBRIDGE_LIVE_VPC'] ?? '',
    makesIam: environment['DRAWBRIDGE_LIVE_IAM'] === 'create',
    ...(otherVpcId && { otherVpcId }),
    ...(profile && { profile }),
    ...(endpoint && { endpoint }),
  };
}

function hasKeys(environment: Environment): boolean {
  const { AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: id } = environment;
  return Boolean(profile) || (Boolean(id) && Boolean(environment['AWS_SECRET_ACCESS_KEY']));
}

function isLoopback(endpoint: string): boolean {
  return URL.canParse(endpoint) && ['127.0.0.1', '[::1]'].includes(new URL(endpoint).hostname);
}

function refusal(wrong: readonly Variable[], keys: boolean): string {
  const line = (name: string, says: string) => `  ${name.padEnd(28)}${says}`;
  return [
    'Nothing was touched: this asks a real AWS account, and only one it has been given.',
    '',
    'Missing or not understood:',
    ...wrong.map(({ name, says }) => line(name, says)),
    ...(keys ? [] : [line('AWS_PROFILE', 'or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY')]),
    '',
    'May be given besides:',
    ...OPTIONAL.map(([name, says]) => line(name, says)),
    '',
  ].join('\n');
}
