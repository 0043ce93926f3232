import { describe, expect, it } from 'vitest';
import { maskedKeyId } from '../../../src-main/identities/identity.ts';

describe('a masked key id', () => {
  it('is enough to recognise a key and too little to use it', () => {
    expect(maskedKeyId('AKIAEXAMPLE000007Q2A')).toBe('AKIA…7Q2A');
  });
});
