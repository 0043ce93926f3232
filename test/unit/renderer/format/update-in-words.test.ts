import { describe, expect, it } from 'vitest';
import type { UpdateState } from '../../../../src-main/updates/update.ts';
import { updateInWords } from '../../../../src-renderer/format/update-in-words.ts';

const READY: UpdateState = { kind: 'ready', version: '1.4.0', waits: false };

function said(state: UpdateState, open: readonly string[] = []) {
  return updateInWords({ host: 'updates.example.com', state }, open);
}

describe('the next version in words', () => {
  it.each([
    ['no-feed', 'This build does not update itself.'],
    ['no-key', 'no key to tell a real update by'],
    ['no-publisher', 'whose signature'],
    ['not-replaceable', 'no AppImage in a folder of yours'],
  ] as const)('says why a copy never updates itself (%s), and offers nothing', (never, words) => {
    const { text, deed } = updateInWords({ never, state: { kind: 'none' } }, []);
    expect(text).toContain('does not update itself');
    expect(text).toContain(words);
    expect(deed).toBeUndefined();
  });

  it('offers to look, to download and to restart, one at a time', () => {
    expect(said({ kind: 'none' })).toEqual({ text: 'Not looked for yet.', deed: 'check' });
    expect(said({ kind: 'none', lookedAt: 0 }).text).toContain('This is the newest version');
    expect(said({ kind: 'looking' })).toEqual({ text: 'Looking for updates…' });
    expect(said({ kind: 'available', version: '1.4.0' })).toEqual({
      text: 'Version 1.4.0 is ready to download.',
      deed: 'download',
    });
    expect(said({ kind: 'downloading', version: '1.4.0', percent: 41 })).toEqual({
      text: 'Downloading version 1.4.0: 41 %.',
    });
    expect(said(READY)).toEqual({
      text: 'Version 1.4.0 is downloaded. It starts with a restart, or when you quit.',
      deed: 'restart',
    });
  });

  it('offers no restart while something is open, and names what is waited for', () => {
    expect(said(READY, ['bastion'])).toEqual({
      text: 'Version 1.4.0 is downloaded. It can start once bastion is closed.',
      deed: 'wait',
    });
    expect(said(READY, ['bastion', 'db']).text).toContain('once all 2 resources are closed');
    expect(said({ ...READY, waits: true }, ['bastion'])).toEqual({
      text: 'Drawbridge restarts into version 1.4.0 as soon as bastion is closed.',
      deed: 'wait-no-more',
    });
  });

  it('says what failed, why, and what to do', () => {
    const problem = { kind: 'update-refused', why: 'checksum', version: '1.4.0' } as const;
    const { text, failed, deed } = said({ kind: 'failed', at: 'downloading', problem });
    expect(text).toMatch(/^Not downloaded\. The update arrived damaged\. Version 1\.4\.0 is not/);
    expect([failed, deed]).toEqual([true, 'check']);
    const unsafe = said({
      kind: 'failed',
      at: 'looking',
      problem: {
        kind: 'update-unreachable',
        host: 'updates.example.com',
        cause: 'has a certificate that cannot be trusted (SELF_SIGNED_CERT_IN_CHAIN)',
        untrusted: true,
      },
    });
    expect(unsafe.text).toContain('updates.example.com has a certificate that cannot be trusted');
    expect(unsafe.text).toContain('as where a network reads along');
    expect(unsafe.text).toContain('Use another network');
  });
});
