import { describe, expect, it } from 'vitest';
import { storageInWords } from '../../../../src-renderer/format/storage-in-words.ts';

describe('where keys are kept, in words', () => {
  it.each([
    ['secret-service', 'any program that runs as you'],
    ['macos-keychain', 'controls your account'],
    ['windows-credential-manager', 'Any program that runs as you'],
  ] as const)('says what %s does not protect against', (backend, limit) => {
    const words = storageInWords({ backend, state: 'usable', lostKeys: [] });
    expect(words.tone).toBe('plain');
    expect(words.limit).toContain(limit);
    expect(words.todo).toBeUndefined();
  });

  it.each([
    ['locked', 'Unlock'],
    ['absent', 'Start a keychain'],
  ] as const)('says what to do when it is %s', (state, todo) => {
    const words = storageInWords({ backend: 'secret-service', state, lostKeys: [] });
    expect(words.todo).toContain(todo);
  });

  it('names a lost key, which is no first run', () => {
    const facts = { backend: 'secret-service', state: 'usable', lostKeys: ['AKIA…7Q2A'] } as const;
    expect(storageInWords(facts)).toMatchObject({ tone: 'alarm' });
    expect(storageInWords(facts).title).toContain('AKIA…7Q2A');
  });
});
