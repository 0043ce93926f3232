import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'out/e2e',
  globalSetup: './test/e2e/support/contact-report.cjs',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // One desktop at a time: two apps on two cores would test the machine, not the app.
  workers: 1,
  retries: 0,
  forbidOnly: true,
});
