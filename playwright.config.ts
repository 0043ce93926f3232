import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'out/e2e',
  globalSetup: './test/e2e/support/contact-report.cjs',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Each test has a desktop, an AWS and folders of its own, and mostly waits.
  workers: 3,
  retries: 0,
  forbidOnly: true,
});
