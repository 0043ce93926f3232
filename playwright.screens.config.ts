import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/screens',
  testMatch: '**/*.screens.ts',
  outputDir: 'out/test/screens',
  globalSetup: './test/screens/support/prepare.ts',
  globalTeardown: './test/screens/support/contact-sheet.ts',
  timeout: 60_000,
  // One window, one after the other: pictures taken side by side would compete for the two cores.
  workers: 1,
  retries: 0,
  forbidOnly: true,
});
