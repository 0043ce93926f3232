import { expect } from 'vitest';
import { serve } from '../support/loopback-server.ts';
import { askToOpen, withLease, furnish } from './support/doors.ts';
import { row } from './support/row.ts';

row(
  'F41',
  'somebody stands between the app and AWS: nothing is sent, and it is said',
  async (lab) => {
    const leaseId = await withLease(lab.app);
    await lab.app.kill();
    const between = await serve('https', (request, response) => {
      void lab.proxy.handle(request, response);
    });
    try {
      // Not even whoever may set the app's environment can have it send a key to a stranger.
      const careless = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
      await lab.app.launch({}, { AWS_ENDPOINT_URL: between.origin, ...careless });
      const closed = await lab.app.call('lease.close', { leaseId });
      expect(closed).toMatchObject({
        error: { kind: 'not-trusted', code: expect.stringMatching(/SELF_SIGNED|CERT/) as string },
      });
      expect((await lab.lease()).state.kind).toBe('closing');
      expect(between.requests).toHaveLength(0);
      expect(lab.ownRules()).toHaveLength(2);
    } finally {
      await between.stop();
    }
  },
);

row(
  'F41',
  'somebody stands between the app and the address services: nobody is believed',
  async (lab) => {
    const door = await furnish(lab.app);
    await lab.app.kill();
    const between = await serve('https', (request, response) => {
      void lab.proxy.handle(request, response);
    });
    try {
      const sources = ['echo/ipv4', 'echo-b/ipv4'].map((at) => `${between.origin}/${at}`);
      await lab.app.launch({}, { DRAWBRIDGE_IP_SOURCES: sources.join(',') });
      const opened = await askToOpen(lab.app, door);
      expect(opened).toMatchObject({ error: { kind: 'address-silent' } });
      expect(JSON.stringify(opened)).toMatch(/certificate that cannot be trusted/);
      expect(between.requests).toHaveLength(0);
      expect(lab.ownRules()).toEqual([]);
    } finally {
      await between.stop();
    }
  },
);
