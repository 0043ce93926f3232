import { exec } from 'node:child_process';
import type { ExecException } from 'node:child_process';

type Done = (error: ExecException | null, answer?: { readonly stdout: string }) => void;

/** A person may have to touch a security key. */
const COMMAND_MS = 60_000;

/** The texts the person allowed; in this process no other one is ever run for a profile. */
const allowed = new Set<string>();

/**
 * Stands where the SDK hands a `credential_process` to a shell. It reads the file once more right
 * before it runs it: what has been swapped since the consent was checked ends here. Nothing is
 * expanded or split by us; the text goes to the system's shell as the AWS CLI would give it there.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function runIfAllowed(command: string, done: Done): void {
  if (!allowed.has(command)) {
    done(new CommandNotAllowed());
    return;
  }
  exec(command, { timeout: COMMAND_MS, windowsHide: true }, (error, stdout) => {
    done(error, { stdout });
  });
}

/** To be called only for a command that the person has read and allowed. */
export function nowAllowed(command: string): void {
  allowed.add(command);
}

class CommandNotAllowed extends Error {
  override readonly name = 'CommandNotAllowed';
}
