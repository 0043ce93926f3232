import { describe, expect, it } from 'vitest';
import { keychainProblem } from '../../../src-main/keychain/keychain-problem.ts';

describe('what a keychain’s error means', () => {
  it.each([
    'Cannot autolaunch D-Bus without X11 $DISPLAY',
    'Could not connect: No such file or directory',
    'The name org.freedesktop.secrets was not provided by any .service files',
    'GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: no such name',
    'The connection is closed',
    'A default keychain could not be found.',
    'Failed to load keytar native addon, checked ["../build/Release"]',
  ])('is that there is none: %s', (message) => {
    expect(keychainProblem(new Error(message))).toEqual({ kind: 'keychain-absent' });
  });

  it.each([
    'Cannot create an item in a locked collection',
    'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
    'Prompt was dismissed',
    'User canceled the operation.',
    'User interaction is not allowed.',
    'something new',
  ])('is that it wants to be unlocked: %s', (message) => {
    expect(keychainProblem(new Error(message))).toEqual({ kind: 'keychain-locked' });
  });
});
