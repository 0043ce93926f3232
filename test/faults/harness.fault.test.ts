import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SANDBOX_KEY } from '../../src-main/sandbox/seed.ts';
import { BASTION, furnish, HOUR, withLease } from './support/doors.ts';
import { FaultLab } from './support/fault-lab.ts';
import { judge } from './support/invariants.ts';
import type { Verdict } from './support/invariants.ts';

const AT_ONCE_MS = 100;

/** What the judge says after somebody has done something that must not be. */
async function verdictAfter(deed: (lab: FaultLab) => Promise<void>): Promise<Verdict> {
  const lab = await FaultLab.start();
  try {
    await deed(lab);
    return await judge(lab, AT_ONCE_MS);
  } finally {
    await lab.stop();
  }
}

describe.concurrent('a broken promise is counted', () => {
  it('when a rule of the app stands that it does not show', async () => {
    const verdict = await verdictAfter(async (lab) => {
      await furnish(lab.app);
      const description = `Drawbridge abcdefghjk of ana@here until 2026-01-01 10:00Z [${lab.app.installId}]`;
      lab.world.addForeignRule({
        groupId: BASTION,
        fromPort: 22,
        cidr: '52.1.2.3/32',
        description,
      });
    });
    expect(verdict.leaked).toHaveLength(1);
  });

  it('when a lease is shown as open long after its end', async () => {
    const lab = await FaultLab.start();
    try {
      await withLease(lab.app);
      const { world, strangers, folder, apps } = lab;
      const later = { world, strangers, folder, apps, now: () => lab.now() + 2 * HOUR };
      expect((await judge(later, AT_ONCE_MS)).leaked).toHaveLength(2);
    } finally {
      await lab.stop();
    }
  });

  it('when somebody else’s rule is gone or different', async () => {
    const verdict = await verdictAfter((lab) => {
      const mine = lab.strangers.open({ groupId: BASTION, fromPort: 22, cidr: '52.1.2.3/32' });
      lab.world.replaceRules([{ ...mine, toPort: 23 }]);
      const [other] = lab.world.allRules();
      lab.world.removeRule(other?.id ?? '');
      return Promise.resolve();
    });
    expect(verdict.touched).toHaveLength(2);
  });

  it('when the secret stands in a file', async () => {
    const verdict = await verdictAfter((lab) => {
      const text = Buffer.from(`x${SANDBOX_KEY.secretAccessKey}`).toString('base64');
      writeFileSync(path.join(lab.app.folder, 'somewhere.log'), text);
      return Promise.resolve();
    });
    expect(verdict.secrets).toHaveLength(1);
  });

  it('when the app shows as open what is gone', async () => {
    const verdict = await verdictAfter(async (lab) => {
      await withLease(lab.app);
      for (const { id } of lab.ownRules()) lab.strangers.remove(id);
    });
    expect(verdict.differences).toHaveLength(2);
  });
});
