import { describe, expect, it } from 'vitest';
import { screenToReturnTo } from '../../../src-main/electron/last-screen.ts';

const known = (id: string): boolean => id === 'here' || id === 'a b';

describe('the screen a new window begins with', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['activity', 'activity'],
    ['welcome/pick', 'welcome/pick'],
    ['lease/here', 'lease/here'],
    ['lease/a%20b', 'lease/a%20b'],
  ])('after %s is %s', (last, screen) => {
    expect(screenToReturnTo(last, known)).toBe(screen);
  });

  it.each([
    ['resources/new', 'resources'],
    ['resources/here', 'resources'],
    ['access-keys/new', 'access-keys'],
  ])('is never a form: after %s it is %s', (last, screen) => {
    expect(screenToReturnTo(last, known)).toBe(screen);
  });

  it.each(['lease/gone', 'lease/', 'lease/%'])('is never what is gone: %s', (last) => {
    expect(screenToReturnTo(last, known)).toBe('resources');
  });
});
