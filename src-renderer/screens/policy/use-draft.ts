import { useMemo } from 'react';
import { create } from 'zustand';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { workshop } from '../../../src-main/policy/workshop.ts';
import type { Workshop } from '../../../src-main/policy/workshop.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { USUAL_DRAFT } from './draft.ts';
import type { PolicyDraft } from './draft.ts';
import { readDraft } from './read-draft.ts';
import type { ReadDraft } from './read-draft.ts';

/** Kept while other screens are looked at; forgotten when the window closes. */
export const useDraft = create<PolicyDraft>(() => USUAL_DRAFT);

export function change(part: Partial<PolicyDraft>): void {
  useDraft.setState(part);
}

export interface Made extends ReadDraft {
  readonly made: Workshop;
  /** The identities of Drawbridge among those the documents are for. */
  readonly identities: readonly IdentityView[];
  /** Described groups that are nobody's resource. */
  readonly unusedGroups: readonly string[];
}

/** The documents for what is typed now. */
export function useMade(): Made {
  const draft = useDraft();
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const address = useSnapshot((snapshot) => snapshot.address.mine);
  return useMemo(() => {
    const read = readDraft(draft, identities, address);
    const made = workshop(read.choices, resources, read.holders);
    const { identityId, described } = read.choices;
    const isChosen = (id: string): boolean => identityId === undefined || id === identityId;
    return {
      ...read,
      made,
      identities: identities.filter(
        ({ id }) => isChosen(id) && [...resources, ...described].some((g) => g.identityId === id),
      ),
      unusedGroups: described
        .filter((group) => isChosen(group.identityId))
        .map(({ groupId }) => groupId)
        .filter((groupId) => !resources.some((resource) => resource.groupId === groupId)),
    };
  }, [draft, identities, resources, address]);
}
