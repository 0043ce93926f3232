import { SANDBOX_GROUPS } from '../../src-main/sandbox/seed-groups.ts';
import { addDoors } from '../e2e/support/furnish.ts';
import type { Metric } from './metric.ts';
import { exactlyRow } from './rows.ts';
import type { Lab } from '../e2e/support/lab.ts';
import { inLab } from './support/pairs.ts';
import { Relay } from './support/relay.ts';

const CLICKS = 10;
const GROUP = SANDBOX_GROUPS.bastionProd;

/** Opening and closing in turn, each by a click in the tray menu. */
export const CONNECTIONS: Metric = {
  number: 6,
  name: 'new connections for clicks 2…10',
  peer: '–',
  measure: async ({ few }) => {
    const counts: number[] = [];
    for (let run = 0; run < few; run += 1) counts.push(await newConnections());
    return [exactlyRow('connections', counts, 0)];
  },
};

async function newConnections(): Promise<number> {
  const relay = await Relay.start();
  try {
    return await inLab({ alsoKnownAs: relay.host }, async (lab) => {
      relay.leadTo(lab.aws.url);
      await lab.launch({ AWS_ENDPOINT_URL: relay.url });
      await addDoors(lab);
      await lab.closeWindow();
      await click(lab, 0);
      const before = relay.connections;
      if (before === 0) throw new Error('the app does not go by the relay');
      for (let number = 1; number < CLICKS; number += 1) await click(lab, number);
      return relay.connections - before;
    });
  } finally {
    relay.stop();
  }
}

async function click(lab: Lab, number: number): Promise<void> {
  const opens = number % 2 === 0;
  await lab.clickTray(opens ? /^Open bastion/ : /^Close bastion/);
  await lab.waitForRules(GROUP, opens ? 2 : 0);
}
