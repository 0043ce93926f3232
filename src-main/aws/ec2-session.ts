import type { EC2Client } from '@aws-sdk/client-ec2';
import type { Region } from '../kernel/aws-names.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { CallerIdentity } from '../identities/identity.ts';
import { failureOf } from './aws-errors.ts';
import type { AwsFailure, CallContext } from './aws-errors.ts';
import { answerWasLost } from './lost-answers.ts';
import type { RequestBudget } from './request-budget.ts';
import type { Sdk } from './sdk.ts';
import type { Priority } from './token-bucket.ts';

/** EC2 as one identity in one Region. */
export interface Ec2Session {
  readonly sdk: Sdk;
  readonly client: EC2Client;
  readonly caller: CallerIdentity;
  readonly region: Region;
  /** What AWS still takes of this account here. */
  readonly budget: RequestBudget;
  readonly priority: Priority;
  /** AWS changes nothing and only says whether it would: `dry-run-allowed` or `not-allowed`. */
  readonly dryRun?: boolean;
}

/** What a call that changes rules answers, besides that it was done. */
export interface Done {
  readonly requestId?: string;
}

export type Answer<T> = Promise<Result<T, AwsFailure>>;

/** Three tries of ten seconds each, with what the SDK waits between them, end here. */
const CALL_MS = 25_000;

/**
 * Waits for the call's turn, sends it and classifies its failure. The wait is not part of the time
 * a call is given. `send` must hand the options on to the client.
 */
export async function ask<T>(
  { budget, priority }: Ec2Session,
  context: CallContext,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Answer<T> {
  const turn = budget.turn(context.action.slice('ec2:'.length), priority);
  if (turn) await turn;
  try {
    return ok(await send({ abortSignal: AbortSignal.timeout(CALL_MS) }));
  } catch (error) {
    return err(failureOf(error, context, answerWasLost(error)));
  }
}

/** The words for a call on a group that a policy can name. */
export function aboutGroup(session: Ec2Session, action: string, groupId: string): CallContext {
  const { region, caller } = session;
  const resource = `arn:${caller.partition}:ec2:${region}:${caller.account}:security-group/${groupId}`;
  return { action: `ec2:${action}`, resource, region, groupId };
}

/** The words for a read, which a policy can only allow for `*`. */
export function aboutRead(session: Ec2Session, action: string, groupId?: string): CallContext {
  const words = { action: `ec2:${action}`, resource: '*', region: session.region };
  return groupId === undefined ? words : { ...words, groupId };
}

/** Keeps AWS's request id, by which its support finds the call. */
export function doneAs({
  $metadata: { requestId },
}: {
  readonly $metadata: { readonly requestId?: string | undefined };
}): Done {
  return requestId === undefined ? {} : { requestId };
}
