import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Browsers, kernels and child processes answer late on a busy machine; nothing here measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
