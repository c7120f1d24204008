import { defineConfig } from 'vitest/config';

/** Only the pictures of the tour: they are no test, and ./dev e2e makes none. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['tour.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
