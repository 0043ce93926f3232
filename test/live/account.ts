import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { fromEnv } from '@aws-sdk/credential-provider-env';
import { fromIni } from '@aws-sdk/credential-provider-ini';
import type { Belongings } from './belongings.ts';
import type { LiveOptions } from './options.ts';

/** Time, as a run sees it; a test has its own. */
export interface LiveClock {
  now(): number;
  /** Rejects when the run was called off. */
  pause(ms: number): Promise<void>;
}

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface AccountClients {
  readonly ec2: EC2Client;
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly scheduler: SchedulerClient;
  readonly sqs: SQSClient;
}

/** Everything a question needs. */
export interface Live {
  readonly options: LiveOptions;
  readonly partition: string;
  /** Names what this run makes: `drawbridge-live-1a2b3c4d`. */
  readonly run: string;
  readonly clock: LiveClock;
  readonly belongings: Belongings;
  /** The person's own clients. One try each: what a question sees is AWS's first answer. */
  readonly once: AccountClients;
  /** For making and removing, with the SDK's usual tries. */
  readonly aws: AccountClients;
  /** Clients of somebody else, with one try each. */
  readonly as: (keys: Keys) => AccountClients;
  /** The group of this run, in the VPC given. */
  readonly groupId: string;
  /** The same in the second VPC. */
  readonly otherGroupId: string | undefined;
  /** VPCs that are the default one of the Region. */
  readonly defaultVpcIds: readonly string[];
  readonly say: (line: string) => void;
}

/** Clients for the keys given, or for those the person named. */
export function clientsFor(
  { profile, endpoint, region }: LiveOptions,
  maxAttempts: number,
  keys?: Keys,
): AccountClients {
  const credentials = keys ?? (profile === undefined ? fromEnv() : fromIni({ profile }));
  const config = { region, credentials, maxAttempts, ...(endpoint && { endpoint }) };
  return {
    ec2: new EC2Client(config),
    iam: new IAMClient(config),
    sts: new STSClient(config),
    scheduler: new SchedulerClient(config),
    sqs: new SQSClient(config),
  };
}

/** Asks again and again until the answer is there; `undefined` when the time is up. */
export async function until<T>(
  clock: LiveClock,
  limits: { readonly forMs: number; readonly everyMs: number },
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = clock.now() + limits.forMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (clock.now() >= end) return undefined;
    await clock.pause(limits.everyMs);
  }
}
