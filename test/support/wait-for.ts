const pollEveryMs = 25;
const usualTimeoutMs = 10_000;

export interface WaitOptions {
  /** What is waited for, as the failure will say it: "the tray menu to offer 'Close'". */
  readonly what: string;
  /** Default: 10 s. */
  readonly timeoutMs?: number;
}

/**
 * Waits until the condition answers with something truthy, and answers that. A condition that
 * throws has not come true yet; the last error is the cause of the failure.
 * @throws Error naming what was waited for, once the time is over
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  options: WaitOptions,
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  const timeoutMs = options.timeoutMs ?? usualTimeoutMs;
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await condition();
      if (answer) return answer as Exclude<T, undefined | null | false | 0 | ''>;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() >= deadline) break;
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
  throw new Error(`waited ${String(timeoutMs)} ms in vain for ${options.what}`, {
    cause: lastError,
  });
}
