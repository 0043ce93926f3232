import { useCallback, useEffect, useState } from 'react';
import type { IdentityId } from '../../src-main/identities/identity.ts';
import type { Region } from '../../src-main/kernel/aws-names.ts';
import type { Problem } from '../../src-main/kernel/problem.ts';
import type { FoundGroup } from '../../src-main/resources/resource.ts';
import { send } from '../state/use-command.ts';

export interface GroupList {
  /** By name; grows page by page. */
  readonly groups: readonly FoundGroup[];
  readonly loading: boolean;
  /** Why the list ends early. */
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

interface Loaded {
  readonly key: string;
  readonly groups: readonly FoundGroup[];
  readonly done: boolean;
  readonly problem: Problem | undefined;
}

const NONE: Loaded = { key: '', groups: [], done: false, problem: undefined };
const byName = new Intl.Collator('en', { numeric: true });

/** All security groups of a Region, page after page; another identity or Region starts anew. */
export function useGroups(identityId: IdentityId, region: Region | undefined): GroupList {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState(NONE);
  const key = [identityId, region ?? '', attempt].join(' ');

  useEffect(() => {
    if (region === undefined) return;
    const reading = { wanted: true };
    void readPages(identityId, region, reading, (part) => {
      setLoaded({ key, ...part });
    });
    return () => {
      reading.wanted = false;
    };
  }, [identityId, region, key]);

  const retry = useCallback(() => {
    setAttempt((last) => last + 1);
  }, []);
  const shown = loaded.key === key ? loaded : NONE;
  return {
    groups: shown.groups,
    loading: region !== undefined && !shown.done,
    problem: shown.problem,
    retry,
  };
}

async function readPages(
  identityId: IdentityId,
  region: Region,
  reading: { readonly wanted: boolean },
  tell: (part: Omit<Loaded, 'key'>) => void,
): Promise<void> {
  let groups: readonly FoundGroup[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await send('group.find', { identityId, region, nextToken });
    if (!reading.wanted) return;
    if (!answer.ok) {
      tell({ groups, done: true, problem: answer.error });
      return;
    }
    groups = [...groups, ...answer.value.groups].sort((a, b) => byName.compare(a.name, b.name));
    nextToken = answer.value.nextToken;
    tell({ groups, done: nextToken === undefined, problem: undefined });
  } while (nextToken !== undefined);
}
