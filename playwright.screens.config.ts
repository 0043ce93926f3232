import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/screens',
  testMatch: '**/*.screens.ts',
  outputDir: 'out/test/screens',
  globalSetup: './test/screens/support/prepare.ts',
  globalTeardown: './test/screens/support/contact-sheet.ts',
  timeout: 60_000,
  // Scenes know nothing of each other, and most of the time a window waits for a frame.
  fullyParallel: true,
  workers: 3,
  retries: 0,
  forbidOnly: true,
});
