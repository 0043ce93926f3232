import { describe, expect, it } from 'vitest';
import { offerOf } from '../../../src-main/updates/version.ts';

describe('an offered version', () => {
  it.each([
    ['1.3.0', '1.3.1', 'newer'],
    ['1.9.0', '1.10.0', 'newer'],
    ['1.3.0', '2.0.0', 'newer'],
    ['1.3.0', '1.3.0', 'same'],
    ['1.3.0', '1.2.9', 'older'],
    ['1.10.0', '1.9.9', 'older'],
    ['2.0.0', '1.99.99', 'older'],
    ['1.3.0', '1.4.0-beta.1', 'preview'],
    ['1.3.0', '1.3.0-beta.1', 'older'],
    ['1.4.0-beta.1', '1.4.0-beta.2', 'newer'],
    ['1.4.0-beta.2', '1.4.0-beta.10', 'newer'],
    ['1.4.0-beta', '1.4.0-beta.1', 'newer'],
    ['1.4.0-beta.1', '1.4.0-rc.1', 'newer'],
    ['1.4.0-1', '1.4.0-beta', 'newer'],
    ['1.4.0-rc.1', '1.4.0-beta.9', 'older'],
    ['1.4.0-beta.1', '1.4.0', 'newer'],
    ['1.4.0', '1.4.0-rc.1', 'older'],
    ['1.3.0', '1.4', 'unreadable'],
    ['1.3.0', 'v1.4.0', 'unreadable'],
    ['1.3.0', '01.4.0', 'unreadable'],
    ['1.3.0', '9999999.0.0', 'unreadable'],
    ['1.3.0', '1.4.0+build', 'unreadable'],
    ['1.3.0', '', 'unreadable'],
  ])('to %s is %s: %s', (current, offered, is) => {
    expect(offerOf(current, offered)).toBe(is);
  });
});
