import { describe, expect, it } from 'vitest';
import type { MyAddress } from '../../../src-main/public-ip/address.ts';
import { addressLine } from '../../../src-main/tray/address-line.ts';
import { trayView } from '../../../src-main/tray/tray-view.ts';
import { HERE, START, THERE } from '../leases/lease-samples.ts';
import { KNOWN, SILENT, state } from './tray-samples.ts';

const ALTERNATING: MyAddress = {
  ...SILENT,
  ipv4: { kind: 'alternating', choices: [HERE, THERE], since: START },
};

const QUESTION = 'Your address alternates between 52.1.2.3 and 52.9.9.9 – choose one';

describe('my address in the tray', () => {
  it('is a question with both addresses while it alternates', () => {
    expect(addressLine({ mine: ALTERNATING })).toEqual({ kind: 'disagreed', text: QUESTION });
    expect(addressLine({ mine: { ...ALTERNATING, ipv6: KNOWN.ipv4 } })).toMatchObject({
      text: QUESTION,
    });
  });

  it('asks for attention, and leads to the place where one is chosen', () => {
    const view = trayView(state({ address: { mine: ALTERNATING } }), START);
    expect(view.icon).toBe('attention');
    expect(view.tooltip).toContain(QUESTION);
    expect(view.menu.slice(0, 2)).toMatchObject([
      { label: `⚠ ${QUESTION}` },
      { label: 'Choose your address…' },
    ]);
  });
});
