import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { MfaQuestions, nextQuestion } from '../../../src-main/identities/mfa-questions.ts';
import type { MfaEvent, MfaQuestion } from '../../../src-main/identities/mfa-questions.ts';

const id = 'role' as IdentityId;

describe('the question for a code', () => {
  it('comes once, however often the code is needed', () => {
    const questions = new MfaQuestions();
    let told = 0;
    questions.onChange(() => (told += 1));
    for (let night = 0; night < 100; night += 1) questions.need(id);
    expect(told).toBe(1);
    expect(questions.of(id)).toBe('open');
  });

  it('does not come back after it was put aside', () => {
    const questions = new MfaQuestions();
    questions.need(id);
    questions.dismiss(id);
    questions.need(id);
    expect(questions.of(id)).toBe('dismissed');
  });

  it('comes again when a code was taken and has run out', () => {
    const questions = new MfaQuestions();
    questions.need(id);
    questions.settle(id);
    expect(questions.of(id)).toBeUndefined();
    questions.need(id);
    expect(questions.of(id)).toBe('open');
  });

  it('is never opened a second time before it was settled, whatever happens', () => {
    const events = fc.array(fc.constantFrom<MfaEvent>('needed', 'dismissed', 'settled'));
    fc.assert(
      fc.property(events, (all) => {
        let question: MfaQuestion | undefined;
        let openedSinceSettled = 0;
        for (const event of all) {
          const next = nextQuestion(question, event);
          if (next === 'open' && question !== 'open') openedSinceSettled += 1;
          if (event === 'settled') openedSinceSettled = 0;
          expect(openedSinceSettled).toBeLessThanOrEqual(1);
          question = next;
        }
      }),
    );
  });
});
