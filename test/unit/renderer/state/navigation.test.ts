import { describe, expect, it } from 'vitest';
import { railEntry, readPlace, writePlace } from '../../../../src-renderer/state/navigation.ts';
import type { Place } from '../../../../src-renderer/state/navigation.ts';

describe('the place in the window', () => {
  it.each<Place>([
    { screen: 'resources' },
    { screen: 'activity' },
    { screen: 'policy' },
    { screen: 'settings' },
    { screen: 'access-keys', adding: true },
    { screen: 'access-keys', adding: false },
    { screen: 'resource-form' },
    { screen: 'resource-form', resourceId: 'a/b c%' },
    { screen: 'lease', id: 'k3x9m2pq8w' },
    { screen: 'welcome' },
    { screen: 'welcome', at: 'k3x9m2pq8w' },
  ])('comes back from the address as it went in: %o', (place) => {
    expect(readPlace(writePlace(place))).toEqual(place);
  });

  it.each(['', '#', '#nowhere', '#lease', '#resources/', '#resources/%'])(
    'is the resources when “%s” means nothing',
    (hash) => {
      expect(readPlace(hash)).toEqual({ screen: 'resources' });
    },
  );

  it('takes the address with and without a slash, and with more behind it', () => {
    expect(readPlace('#/activity')).toEqual({ screen: 'activity' });
    expect(readPlace('#lease/one/more')).toEqual({ screen: 'lease', id: 'one' });
  });

  it('belongs to an entry of the rail', () => {
    expect(railEntry({ screen: 'lease', id: 'x' })).toBe('resources');
    expect(railEntry({ screen: 'resource-form' })).toBe('resources');
    expect(railEntry({ screen: 'policy' })).toBe('policy');
    expect(railEntry({ screen: 'welcome' })).toBeUndefined();
  });
});
