import type { Page } from '@playwright/test';
import type { Bridge, CommandName, Input, Output } from '../../../src-main/bridge/commands.ts';
import type { Snapshot } from '../../../src-main/bridge/snapshot.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import { OPEN_TIMES, readerOf } from '../fixtures/log.ts';
import { err, ok } from '../../../src-main/kernel/result.ts';
import type { Result } from '../../../src-main/kernel/result.ts';

/** How the stand-in answers one command. */
export type Answer<N extends CommandName> = (
  input: Input<N>,
) => Result<Output<N>, Problem> | Promise<Result<Output<N>, Problem>>;

export type Answers = { readonly [N in CommandName]?: Answer<N> };

/** Never comes: what is shown while one waits. */
export function pending(): Promise<never> {
  return new Promise(() => undefined);
}

type Reply = Result<unknown, Problem> | Promise<Result<unknown, Problem>>;

interface Wired {
  answerScene: (name: string, input: unknown) => Promise<unknown>;
  tellSnapshot: (snapshot: Snapshot) => void;
  bridge: Bridge;
}

/** Stands where the main process would: answers commands from a table and pushes snapshots. */
export class StandIn {
  readonly #page: Page;
  #snapshot: Snapshot | undefined;
  #answers: Answers = {};
  /** Commands the window sent and no answer was laid out for. */
  readonly unanswered = new Set<string>();

  constructor(page: Page) {
    this.#page = page;
  }

  /** Puts `window.bridge` into every page from now on. */
  async wire(): Promise<void> {
    await this.#page.exposeFunction('answerScene', (name: CommandName, input: unknown) =>
      this.#answer(name, input),
    );
    await this.#page.addInitScript(() => {
      const wired = window as unknown as Wired;
      const listeners = new Set<(snapshot: Snapshot) => void>();
      wired.bridge = {
        call: (name, input) => wired.answerScene(name, input) as never,
        onSnapshot: (listener) => {
          listeners.add(listener);
          void wired.answerScene('snapshot.read', {}).then((answer) => {
            listener((answer as { readonly value: Snapshot }).value);
          });
          return () => listeners.delete(listener);
        },
      };
      wired.tellSnapshot = (snapshot) => {
        for (const listener of listeners) listener(snapshot);
      };
    });
  }

  /** What the next page finds. */
  lay(snapshot: Snapshot, answers: Answers): void {
    this.#snapshot = snapshot;
    this.#answers = answers;
    this.unanswered.clear();
  }

  /** Pushes a newer snapshot, as the main process does when something changed. */
  async push(change: Partial<Snapshot>): Promise<void> {
    if (!this.#snapshot) throw new Error('nothing is shown yet');
    this.#snapshot = { ...this.#snapshot, ...change, revision: this.#snapshot.revision + 1 };
    await this.#page.evaluate((snapshot) => {
      (window as unknown as Wired).tellSnapshot(snapshot);
    }, this.#snapshot);
  }

  #answer(name: CommandName, input: unknown): Reply {
    if (name === 'snapshot.read') return ok(this.#snapshot);
    const answer = this.#answers[name] as
      ((input: unknown) => Result<unknown, Problem>) | undefined;
    if (answer) return answer(input);
    // What every screen may ask for, answered from the snapshot.
    if (name === 'activity.read')
      return ok(readerOf(this.#snapshot?.activity ?? [])(input as Input<'activity.read'>));
    if (name === 'activity.openTimes') return ok(OPEN_TIMES);
    this.unanswered.add(name);
    return err({ kind: 'unexpected', reference: name });
  }
}
