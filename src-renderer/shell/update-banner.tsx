import { useState } from 'react';
import type { ReactNode } from 'react';
import { Banner, BannerButton, DismissBanner } from '../components/banner.tsx';
import { updateInWords } from '../format/update-in-words.ts';
import { DEED_LABELS, runDeed, useOpenLabels } from '../state/update-deeds.ts';
import { useSnapshot } from '../state/mirror.ts';

/** The next version across the window, until the person sends it away. */
export function UpdateBanner(): ReactNode {
  const updates = useSnapshot((snapshot) => snapshot.updates);
  const open = useOpenLabels();
  const [dismissed, setDismissed] = useState<string>();
  const { text, deed } = updateInWords(updates, open);
  if (dismissed === updates.state.kind) return null;
  return (
    <Banner
      tone="plain"
      actions={
        <span className="flex items-center gap-2">
          {deed && (
            <BannerButton
              onClick={() => {
                void runDeed(deed);
              }}
            >
              {DEED_LABELS[deed]}
            </BannerButton>
          )}
          <DismissBanner
            onClick={() => {
              setDismissed(updates.state.kind);
            }}
          />
        </span>
      }
    >
      {text}
    </Banner>
  );
}
