import { parseCredentialReport } from '../identities/credential-report.ts';
import type { CredentialReport, ReadCredentialReport } from '../identities/credential-report.ts';
import type { Identity } from '../identities/identity.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { failureOf } from './aws-errors.ts';
import type { AwsFailure } from './aws-errors.ts';
import type { AwsClients, IamSession } from './aws-clients.ts';

const IAM_MS = 25_000;
const POLL_MS = 2_000;
/** AWS needs some seconds, and longer for thousands of users. */
const WAIT_MS = 60_000;

/**
 * Has AWS make the credential report of the account, waits until it is complete and reads it. AWS
 * keeps one for four hours and makes no second one meanwhile.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html
 */
export function credentialReportReader(
  clients: Pick<AwsClients, 'iam'>,
  clock: Pick<Clock, 'now' | 'after'>,
): ReadCredentialReport {
  return async (identity) => {
    const session = await clients.iam(identity);
    if (!session.ok) return session;
    const until = clock.now() + WAIT_MS;
    for (;;) {
      const answer = await generateAndGet(session.value, identity);
      if (answer !== 'not-yet') return answer;
      if (clock.now() >= until) return err({ problem: { kind: 'report-not-ready' } });
      await pause(clock);
    }
  };
}

/** One round; a report that expired between the two calls is made in the next one. */
async function generateAndGet(
  session: IamSession,
  identity: Identity,
): Promise<Result<CredentialReport, Refusal> | 'not-yet'> {
  const { sdk, client } = session;
  const asked = await ask(identity, 'GenerateCredentialReport', (options) =>
    client.send(new sdk.GenerateCredentialReportCommand({}), options),
  );
  // Too many wanted one: what was made for them is as good.
  const limited = !asked.ok && asked.error.fault === 'key-limit';
  if (!asked.ok && !limited) return err(asked.error.refusal);
  if (asked.ok && asked.value.State !== 'COMPLETE') return 'not-yet';
  const got = await ask(identity, 'GetCredentialReport', (options) =>
    client.send(new sdk.GetCredentialReportCommand({}), options),
  );
  if (got.ok) return readable(got.value);
  const { fault, refusal } = got.error;
  if (fault === 'report-missing' && limited) return err({ problem: { kind: 'throttled' } });
  return fault === 'report-missing' || fault === 'report-unfinished' ? 'not-yet' : err(refusal);
}

function readable({
  Content: content,
  GeneratedTime: generated,
}: {
  readonly Content?: Uint8Array | undefined;
  readonly GeneratedTime?: Date | undefined;
}): Result<CredentialReport, Refusal> {
  const rows = parseCredentialReport(new TextDecoder().decode(content));
  if (rows && generated) return ok({ generatedAt: generated.getTime(), rows });
  const message = 'the answer holds no credential report';
  return err({ problem: { kind: 'refused', code: 'GetCredentialReport', message } });
}

async function ask<T>(
  { homeRegion: region }: Identity,
  action: string,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<Result<T, AwsFailure>> {
  try {
    return ok(await send({ abortSignal: AbortSignal.timeout(IAM_MS) }));
  } catch (error) {
    return err(failureOf(error, { action: `iam:${action}`, resource: '*', region }, false));
  }
}

function pause(clock: Pick<Clock, 'after'>): Promise<void> {
  return new Promise((resolve) => {
    clock.after(POLL_MS, resolve);
  });
}
