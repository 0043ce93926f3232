import { test as base } from '@playwright/test';
import { Lab } from './lab.ts';
import type { LabOptions } from './lab.ts';

/**
 * Every test gets a lab with the app started, and no test passes that left the secret in a file.
 */
export const test = base.extend<{ labOptions: LabOptions; lab: Lab }>({
  labOptions: [{}, { option: true }],
  lab: async ({ labOptions }, use, testInfo) => {
    const lab = await Lab.start(labOptions);
    try {
      await lab.launch();
      await use(lab);
      const files = await lab.filesWithSecret();
      if (files.length > 0) throw new Error(`The secret stands in ${files.join(', ')}`);
      if (testInfo.status !== testInfo.expectedStatus)
        await testInfo.attach('app.log', { body: await lab.app.log(), contentType: 'text/plain' });
    } finally {
      await lab.stop();
    }
  },
});

export { expect } from '@playwright/test';
