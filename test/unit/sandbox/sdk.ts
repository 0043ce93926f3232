import { EC2Client } from '@aws-sdk/client-ec2';
import type { IpPermission } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';
import { startSandbox } from '../../../src-main/sandbox/sandbox-server.ts';
import type { SandboxOptions, SandboxServer } from '../../../src-main/sandbox/sandbox-server.ts';
import { SANDBOX_KEY } from '../../../src-main/sandbox/seed.ts';
import type { SandboxWorld } from '../../../src-main/sandbox/world.ts';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface ClientChoice {
  readonly region?: string;
  readonly credentials?: Credentials;
  /** 1 when absent: what a test sees is then the first answer. */
  readonly maxAttempts?: number;
  /** How far the client's clock is set off, to sign for a sandbox that is ahead. */
  readonly clockOffsetMs?: number;
}

/** The real AWS clients over a sandbox of their own. */
export interface SdkBench {
  readonly sandbox: SandboxServer;
  readonly world: SandboxWorld;
  ec2(choice?: ClientChoice): EC2Client;
  sts(choice?: ClientChoice): STSClient;
  iam(choice?: ClientChoice): IAMClient;
  scheduler(choice?: ClientChoice): SchedulerClient;
  sqs(choice?: ClientChoice): SQSClient;
  stop(): Promise<void>;
}

export async function sdkBench(options?: SandboxOptions): Promise<SdkBench> {
  const sandbox = await startSandbox(options);
  const clients: { destroy(): void }[] = [];
  const keep = <C extends { destroy(): void }>(client: C): C => {
    clients.push(client);
    return client;
  };
  const config = (choice: ClientChoice = {}) => ({
    region: choice.region ?? SANDBOX_KEY.region,
    credentials: { ...(choice.credentials ?? SANDBOX_KEY) },
    endpoint: sandbox.url,
    maxAttempts: choice.maxAttempts ?? 1,
    systemClockOffset: choice.clockOffsetMs ?? 0,
  });
  return {
    sandbox,
    world: sandbox.world,
    ec2: (choice) => keep(new EC2Client(config(choice))),
    sts: (choice) => keep(new STSClient(config(choice))),
    iam: (choice) => keep(new IAMClient(config(choice))),
    scheduler: (choice) => keep(new SchedulerClient(config(choice))),
    sqs: (choice) => keep(new SQSClient(config(choice))),
    stop: async () => {
      for (const client of clients) client.destroy();
      await sandbox.stop();
    },
  };
}

/** One tcp port from IPv4 networks. */
export function tcp(port: number, ...cidrs: readonly string[]): IpPermission {
  const ranges = cidrs.map((CidrIp) => ({ CidrIp }));
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: ranges };
}

/** The AWS error a call ends with; fails the test when the call succeeds. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: string; message: string; status: number | undefined }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { $metadata: metadata } = error as { $metadata?: { httpStatusCode?: number } };
    return { code: error.name, message: error.message, status: metadata?.httpStatusCode };
  }
  throw new Error('The call was expected to be refused, and was not');
}
