import { create } from 'zustand';

interface Overlay {
  /** What floats above the whole window, one at a time. */
  readonly shown: 'commands' | 'help' | 'diagnostics' | undefined;
}

export const useOverlay = create<Overlay>(() => ({ shown: undefined }));

export function showOverlay(shown: NonNullable<Overlay['shown']>): void {
  useOverlay.setState({ shown });
}

export function hideOverlay(): void {
  useOverlay.setState({ shown: undefined });
}
