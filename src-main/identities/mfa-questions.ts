import type { Stop } from '../kernel/clock.ts';
import { Listeners } from '../kernel/listeners.ts';
import type { IdentityId } from './identity.ts';

/** Whether the person sees the question, or has put it aside. */
export type MfaQuestion = 'open' | 'dismissed';

/** What became of a question: a code that AWS took settles it. */
export type MfaEvent = 'needed' | 'dismissed' | 'settled';

/**
 * Asked once: a need that comes again changes nothing while the question is open, and nothing after
 * the person has put it aside. Only a code that AWS takes lets the next need ask anew.
 */
export function nextQuestion(
  question: MfaQuestion | undefined,
  event: MfaEvent,
): MfaQuestion | undefined {
  switch (event) {
    case 'needed':
      return question ?? 'open';
    case 'dismissed':
      return question && 'dismissed';
    case 'settled':
      return undefined;
  }
}

/** Which identities wait for a code. Nobody else waits: a call without a code fails and says so. */
export class MfaQuestions {
  readonly #listeners = new Listeners();
  readonly #questions = new Map<IdentityId, MfaQuestion>();

  of(id: IdentityId): MfaQuestion | undefined {
    return this.#questions.get(id);
  }

  /** An identity needs a code of its MFA device. */
  need(id: IdentityId): void {
    this.#take(id, 'needed');
  }

  dismiss(id: IdentityId): void {
    this.#take(id, 'dismissed');
  }

  /** AWS took a code, or the identity is gone. */
  settle(id: IdentityId): void {
    this.#take(id, 'settled');
  }

  onChange(listener: () => void): Stop {
    return this.#listeners.add(listener);
  }

  #take(id: IdentityId, event: MfaEvent): void {
    const before = this.#questions.get(id);
    const after = nextQuestion(before, event);
    if (after === before) return;
    if (after === undefined) this.#questions.delete(id);
    else this.#questions.set(id, after);
    this.#listeners.tell();
  }
}
