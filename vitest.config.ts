import { defineConfig } from 'vitest/config';
import { aliases } from './vite.aliases';

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Its modules name each other without an ending, which Node by itself does not read.
    server: { deps: { inline: ['@ldclabs/cose-ts'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure code leaves nothing behind, so its modules are read once for all files.
          isolate: false,
          include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/{architecture,content}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/setup/template-database.ts'],
        },
      },
    ],
  },
});
