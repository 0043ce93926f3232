import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../../src-main/bridge/snapshot.ts';
import { FetchPolicy } from '../../../../src-renderer/screens/policy/fetch-policy.tsx';
import { PermissionTest } from '../../../../src-renderer/screens/policy/permission-test.tsx';
import { ANA, group, GROUP } from '../../../support/policy-samples.ts';

const snapshot = { resources: [group(GROUP)] } as unknown as Snapshot;

// On a server the mirror stays as it began: empty.
vi.mock('../../../../src-renderer/state/mirror.ts', () => ({
  useSnapshot: (select: (from: Snapshot) => unknown) => select(snapshot),
}));

describe('the permission test in the window', () => {
  it('asks nothing by itself, and says that it changes nothing', () => {
    const html = renderToStaticMarkup(<PermissionTest identityId={ANA.id} />);
    expect(html).toContain('Test permissions</button>');
    expect(html).toContain('changes nothing');
    expect(html).toContain('role="status" aria-busy="false"');
    expect(html).not.toContain('<table');
  });

  it('fetches policies only when asked to, and says which are not among them', () => {
    const onFetched = vi.fn();
    const html = renderToStaticMarkup(<FetchPolicy identityId={ANA.id} onFetched={onFetched} />);
    expect(html).toContain('Fetch from AWS</button>');
    expect(html).toContain('groups, boundaries');
    expect(onFetched).not.toHaveBeenCalled();
  });
});
