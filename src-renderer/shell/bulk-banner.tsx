import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { BulkProgress } from '../../src-main/leases/bulk.ts';
import { Banner, BannerButton } from '../components/banner.tsx';
import { Progress } from '../components/progress.tsx';
import { bulkInWords, isRunning, isShown, wentWell } from '../format/bulk-in-words.ts';
import { useSnapshot } from '../state/mirror.ts';
import { send } from '../state/use-command.ts';

/** The opening or closing of many: how far it has come, and what can be done about it. */
export function BulkBanner(): ReactNode {
  const bulk = useSnapshot((snapshot) => snapshot.bulk);
  const over = bulk !== undefined && wentWell(bulk);
  useEffect(() => {
    // All is as it was asked for: the rows say so.
    if (over) dismiss();
  }, [over]);
  if (!isShown(bulk) || over) return null;
  return (
    <Banner tone={isRunning(bulk) ? 'plain' : 'soon'} actions={<BulkActions bulk={bulk} />}>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-1">
        {isRunning(bulk) && (
          <Progress
            label={bulk.kind === 'opening' ? 'Opening' : 'Closing'}
            done={bulk.done}
            total={bulk.total}
          />
        )}
        <span>{bulkInWords(bulk)}</span>
      </span>
    </Banner>
  );
}

function BulkActions({ bulk }: { bulk: BulkProgress }): ReactNode {
  if (isRunning(bulk))
    return (
      bulk.kind === 'opening' && (
        <BannerButton
          pending={bulk.state === 'stopping'}
          onClick={() => {
            void send('bulk.stop', {});
          }}
        >
          Stop
        </BannerButton>
      )
    );
  if (bulk.state !== 'stopped' || bulk.opened.length === 0)
    return <BannerButton onClick={dismiss}>Dismiss</BannerButton>;
  return (
    // A key of its own: whoever pressed Stop twice shall not have closed anything.
    <span key="stopped" className="flex flex-wrap gap-2">
      <BannerButton
        onClick={() => {
          void send('bulk.closeOpened', {});
        }}
      >
        Close what was opened
      </BannerButton>
      <BannerButton onClick={dismiss}>
        {bulk.opened.length === 1 ? 'Keep it' : 'Keep them'}
      </BannerButton>
    </span>
  );
}

function dismiss(): void {
  void send('bulk.dismiss', {});
}
