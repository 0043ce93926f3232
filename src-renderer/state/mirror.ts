import { create } from 'zustand';
import type { Snapshot } from '../../src-main/bridge/snapshot.ts';
import { bridge } from '../bridge/bridge.ts';
import { share } from './share.ts';

interface Mirror {
  /** Absent until the main process spoke for the first time. */
  readonly snapshot: Snapshot | undefined;
}

export const useMirror = create<Mirror>(() => ({ snapshot: undefined }));

/** Takes in what the main process tells; anything not newer than what is known is dropped. */
export function takeSnapshot(next: Snapshot): void {
  const last = useMirror.getState().snapshot;
  if (last && next.revision <= last.revision) return;
  useMirror.setState({ snapshot: share(last, next) });
}

/**
 * One part of the snapshot; the component paints again only when that part changed. Only below
 * `App`, which waits for the first snapshot.
 */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  return useMirror(({ snapshot }) => {
    if (!snapshot) throw new Error('no snapshot yet');
    return select(snapshot);
  });
}

/** Follows the main process; returns what ends the following. */
export function followMain(): () => void {
  return bridge().onSnapshot(takeSnapshot);
}
