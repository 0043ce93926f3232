/** `eu-west-1`. */
export type Region = string & { readonly region: unique symbol };

/** Twelve digits. */
export type AccountId = string & { readonly accountId: unique symbol };

/** `aws`, `aws-cn`, `aws-us-gov`, … as the ARN says. */
export type Partition = string;

export function parseRegion(text: string): Region | undefined {
  return /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(text) ? (text as Region) : undefined;
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
