import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Warnings of Vite are about the source maps of dependencies.
  logLevel: 'error',
  test: {
    globalSetup: 'test/temporary-folder.ts',
    include: ['test/**/*.test.{ts,tsx}'],
    // Browsers, kernels and child processes answer late on a busy machine; nothing here measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // GitHub's parser imports JSON as bundlers do, not as Node does.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
  },
})
