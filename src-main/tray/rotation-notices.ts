import type { RotationState } from '../identities/rotation/rotation.ts';
import { problemInWords } from '../kernel/problem-in-words.ts';
import type { Notice, NoticeText } from './notice.ts';
import type { TrayRotation, TrayState } from './tray-state.ts';

/** What a person should hear of a rotation while the window is closed: what it needs, what it did. */
export function rotationNotices(
  before: TrayState | undefined,
  after: TrayState,
): readonly Notice[] {
  // Without anything to compare with, only what waits for the person is news.
  const known = new Map(before?.rotations?.map(({ id, state }) => [id, state]));
  return (after.rotations ?? []).flatMap((rotation) => {
    const { id, state } = rotation;
    if (known.get(id) === state || (!before && !NEEDS_PERSON.includes(state))) return [];
    const text = textOf(rotation);
    if (!text) return [];
    const urgency = NEEDS_PERSON.includes(state) ? 'normal' : 'low';
    return [{ id: `rotation-${id}`, kind: 'keys', ...text, urgency, screen: 'access-keys' }];
  });
}

const NEEDS_PERSON: readonly RotationState['kind'][] = ['choosing', 'reactivated', 'failed'];

function textOf(rotation: TrayRotation): NoticeText | undefined {
  const { maskedOldKeyId: old, maskedNewKeyId: made = 'a new key', problem } = rotation;
  if (rotation.state === 'choosing')
    return {
      title: 'Two access keys already',
      body: `To rotate ${old}, choose which key is to be deleted.`,
    };
  if (rotation.state === 'watching')
    return {
      title: `Drawbridge uses ${made} now`,
      body: `${old} is inactive. Click to have it back, or to delete it.`,
    };
  if (rotation.state === 'reactivated' && rotation.bySomebody)
    return {
      title: `${old} is active again`,
      body: 'Somebody made it active, so it was not deleted. Click to decide.',
    };
  if (rotation.state === 'done')
    return { title: `${old} is rotated`, body: `It is deleted, and ${made} is in use.` };
  if (rotation.state === 'failed' && problem)
    return {
      title: `${old} was not rotated`,
      body: problemInWords(problem, 'nothing-changed').cause,
    };
  return undefined;
}
