import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,ports}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
