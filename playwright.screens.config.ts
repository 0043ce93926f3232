import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/screens',
  testMatch: '**/*.screens.ts',
  outputDir: 'out/test/screens',
  globalSetup: './test/screens/support/prepare.ts',
  globalTeardown: './test/screens/support/contact-sheet.ts',
  timeout: 60_000,
  // A window for each core: much of the time one waits for the other process.
  workers: 2,
  retries: 0,
  forbidOnly: true,
});
