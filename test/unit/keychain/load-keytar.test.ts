import { describe, expect, it } from 'vitest';
import { keytarItems } from '../../../src-main/keychain/keytar-items.ts';
import { keytarStore } from '../../../src-main/keychain/keytar-store.ts';
import { loadKeytar } from '../../../src-main/keychain/load-keytar.ts';

describe.runIf(process.platform === 'linux')('keytar, loaded when first needed,', () => {
  it('is the real one: it looks for a session bus and says that there is none', async () => {
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent/bus';
    const store = keytarStore(
      keytarItems({ service: 'Drawbridge', keytar: loadKeytar(), timeoutMs: 10_000 }),
    );
    expect(await store.get('AKIAEXAMPLE000007Q2A')).toEqual({
      ok: false,
      error: { problem: { kind: 'keychain-absent' } },
    });
  });
});
