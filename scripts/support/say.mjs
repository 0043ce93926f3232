/**
 * One calm line for the person at the terminal. On standard error, so that what a script
 * answers on standard output stays clean.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`drawbridge: ${line}\n`);
}

/** A failure a person can mend: shown as its message, without a stack. */
export class SetUpProblem extends Error {}

/**
 * Runs a script's main function and turns its answer into the exit code.
 * @param {() => Promise<number>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
