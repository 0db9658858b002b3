import { defineConfig } from 'vitest/config';
import { aliases } from './vite.aliases';
import { enhancementScripts } from './vite.enhancement-scripts';

/** Tests that count or bend what a library does: it must be read anew, before the modules that use it. */
const spyingOnLibraries = ['accounts', 'recovery', 'sessions-and-pins', 'signed-certificates'].map(
  (name) => `tests/integration/${name}.test.ts`,
);

export default defineConfig({
  plugins: [enhancementScripts()],
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
          isolate: false,
          include: ['tests/integration/**/*.test.ts'],
          exclude: spyingOnLibraries,
          globalSetup: ['tests/setup/template-database.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration-spying',
          include: spyingOnLibraries,
          globalSetup: ['tests/setup/template-database.ts'],
        },
      },
    ],
  },
});
