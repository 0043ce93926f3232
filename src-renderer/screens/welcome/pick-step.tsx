import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSnapshot } from '../../state/mirror.ts';
import { PickGroup } from './pick-group.tsx';
import { PickResource } from './pick-resource.tsx';

/** Which door: one that is there already, or one of the security groups found. */
export function PickStep(): ReactNode {
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const [another, setAnother] = useState(false);
  const some = resources.length > 0;
  return (
    <>
      <div>
        <h1 className="text-large font-semibold">Pick a door</h1>
        <p className="text-muted">
          {some && !another
            ? 'These are your resources: security groups with the ports to open.'
            : 'A security group and the ports you need in it. You can change both later.'}
        </p>
      </div>
      {some && !another ? (
        <PickResource
          resources={resources}
          onAnother={() => {
            setAnother(true);
          }}
        />
      ) : (
        <PickGroup identities={identities} />
      )}
    </>
  );
}
