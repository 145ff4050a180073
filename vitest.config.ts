import { defineConfig } from 'vitest/config';
import { telling } from './test/services/telling.ts';

export default defineConfig({
  test: {
    include: ['{src,test,scripts,bench}/**/*.test.ts'],
    globalSetup: ['test/services/setup.ts'],
    reporters: ['default', telling],
    // Two cores, and the database servers run on them too.
    maxWorkers: 2,
    // Tests on real services start processes and wait for them; a unit test that hangs still ends within the minute.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
