/** `eu-west-1`. */
export type Region = string & { readonly region: unique symbol };

/** Twelve digits. */
export type AccountId = string & { readonly accountId: unique symbol };

/** `aws`, `aws-cn`, `aws-us-gov`, … as the ARN says. */
export type Partition = string;

export function parseRegion(text: string): Region | undefined {
  return /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(text) ? (text as Region) : undefined;
}

/** IAM is global, but answers, and tells of its changes, in one Region of each partition. */
export function iamRegion(partition: Partition): Region {
  if (partition === 'aws-cn') return 'cn-north-1' as Region;
  return (partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1') as Region;
}

/** The partition a Region is in, as its name says; the ones for secrets are told from the others only. */
export function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('us-iso') ? 'aws-iso' : 'aws';
}

export function parseAccountId(text: string): AccountId | undefined {
  return /^\d{12}$/.test(text) ? (text as AccountId) : undefined;
}

export interface Arn {
  readonly partition: Partition;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All behind the fifth colon: `user/gatekeeper/ana`, `root`, `assumed-role/ops/ana`. */
  readonly resource: string;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...resource] = text.split(':');
  if (arn !== 'arn' || !partition || !service || region === undefined || account === undefined)
    return undefined;
  if (resource.length === 0) return undefined;
  return { partition, service, region, account, resource: resource.join(':') };
}
