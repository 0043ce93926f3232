import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,ports,policy}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
