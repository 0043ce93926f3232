import { describe, expect, it } from 'vitest';
import { waitFor } from '../../support/wait-for.ts';

describe('waiting for a condition', () => {
  it('answers what the condition answers once it is truthy', async () => {
    const answers = [undefined, '', 'ready'];
    expect(await waitFor(() => answers.shift(), { what: 'an answer' })).toBe('ready');
  });

  it('takes an error as not yet', async () => {
    let calls = 0;
    const condition = (): boolean => {
      calls += 1;
      if (calls < 2) throw new Error('not there');
      return true;
    };
    expect(await waitFor(condition, { what: 'an answer' })).toBe(true);
  });

  it('names what it waited for, and the last error as its cause', async () => {
    const last = new Error('not there');
    const waiting = waitFor(() => Promise.reject(last), { what: 'the door', timeoutMs: 30 });
    await expect(waiting).rejects.toThrow(
      new Error('waited 30 ms in vain for the door', { cause: last }),
    );
  });
});
