import type { ReactNode } from 'react';
import type { IdentityId } from '../../../src-main/identities/identity.ts';

interface Props {
  readonly identityId: IdentityId;
}

/** The place on the screen for asking AWS which of these permissions an identity has. */
export function PermissionTest(_props: Props): ReactNode {
  return null;
}
