import { fileURLToPath } from 'node:url';

const folder = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The import prefixes of tsconfig.json, for Vite and Vitest. */
export const aliases = {
  '~db': folder('./db'),
  '~tests': folder('./tests'),
  '~': folder('./app'),
};
