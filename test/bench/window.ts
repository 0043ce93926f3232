import type { Metric } from './metric.ts';
import { ratioRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import { driveOurs, drivePeer, furnished, inLab, withPeerDesktop } from './support/pairs.ts';
import { Desktop } from '../support/desktop/desktop.ts';
import { closeWindows, openWindow } from './support/windows.ts';

/** From making the window to having something to show in it. */
export const WINDOW: Metric = {
  number: 14,
  name: 'window open from the tray',
  peer: 'bare-HTML window',
  measure: ({ runs }) =>
    inLab({}, async (lab) =>
      withPeerDesktop(await Desktop.start({ keyring: 'absent' }), async (beside) => {
        await furnished(lab);
        const ours = await driveOurs(lab);
        const peer = await drivePeer(beside);
        try {
          const took = await interleaved(
            runs,
            [
              async () => {
                const ms = await openWindow(lab, ours);
                await closeWindows(ours);
                return ms;
              },
              async () => {
                const ms = await openWindow({ desktop: beside }, peer);
                await closeWindows(peer);
                return ms;
              },
            ],
            2,
          );
          return [ratioRow('new BrowserWindow → ready-to-show', took, 1.35)];
        } finally {
          await ours.kill();
          await peer.kill();
        }
      }),
    ),
};
