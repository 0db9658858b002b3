import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

/**
 * The real configuration without the rules that need types: those would want each planted file on the disk, and they
 * are typescript-eslint's own to test.
 */
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  overrideConfig: [tseslint.configs.disableTypeChecked],
});

async function rulesThatCatch(filePath: string, source: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(source, { filePath });
  return result?.messages.map((message) => message.ruleId) ?? [];
}

interface Case {
  rule: string;
  source: string;
  caughtIn: string[];
  allowedIn: string[];
}

const scriptless = [
  'app/routes/learn/home.tsx',
  'app/routes/account/sign-in.tsx',
  'app/features/quizzes/components/item.tsx',
  'app/ui/button.tsx',
];
const studio = ['app/routes/studio/editor.tsx', 'app/features/authoring/client/editor.tsx'];
const spoken = [
  'app/routes/learn/home.tsx',
  'app/routes/studio/editor.tsx',
  'app/features/quizzes/components/item.tsx',
  'app/ui/button.tsx',
];
const everywhere = ['app/routes/learn/home.tsx', 'app/mdx/components/table.tsx', 'app/root.tsx'];

const hooks = ['useFetcher', 'useState', 'useEffect', 'useReducer', 'useRef', 'useLayoutEffect', 'useSubmit'];

const cases: Case[] = [
  ...hooks.map((hook) => ({
    rule: 'house/no-hooks',
    source: `import { ${hook} } from 'react';\nexport const it = ${hook};\n`,
    caughtIn: [...scriptless, 'app/mdx/components/figure.tsx'],
    allowedIn: studio,
  })),
  {
    rule: 'house/no-hooks',
    source: `import { useState as remember } from 'react';\nexport const it = remember;\n`,
    caughtIn: scriptless,
    allowedIn: studio,
  },
  {
    rule: 'house/no-hooks',
    source: `import * as React from 'react';\nexport const it = React.useState;\n`,
    caughtIn: scriptless,
    allowedIn: studio,
  },
  {
    rule: 'house/no-raw-html',
    source: `export const It = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />;\n`,
    caughtIn: [...everywhere, 'app/features/lessons/components/other.tsx'],
    allowedIn: ['app/features/lessons/components/lesson-content.tsx', 'app/mdx/components/figure.tsx'],
  },
  {
    rule: 'house/no-raw-html',
    source: `export const props = (html: string) => ({ dangerouslySetInnerHTML: { __html: html } });\n`,
    caughtIn: ['app/features/lessons/show.server.ts'],
    allowedIn: ['app/features/lessons/components/lesson-content.tsx', 'app/mdx/components/figure.tsx'],
  },
  {
    rule: 'house/no-inline-style',
    source: `export const It = () => <p style={{ color: 'red' }} />;\n`,
    caughtIn: everywhere,
    allowedIn: [],
  },
  {
    rule: 'house/no-literal-text',
    source: `export const It = () => <p>Karibu</p>;\n`,
    caughtIn: spoken,
    allowedIn: ['app/mdx/components/figure.tsx'],
  },
  {
    rule: 'house/no-literal-text',
    source: `export const It = () => <p>{'Karibu'}</p>;\n`,
    caughtIn: spoken,
    allowedIn: ['app/mdx/components/figure.tsx'],
  },
  {
    rule: 'house/no-literal-text',
    source: 'export const It = ({ name }: { name: string }) => <p>{`Karibu ${name}`}</p>;\n',
    caughtIn: spoken,
    allowedIn: ['app/mdx/components/figure.tsx'],
  },
  {
    rule: 'house/no-literal-text',
    source: `export const It = () => <img alt="Jedwali" src="/table.svg" />;\n`,
    caughtIn: spoken,
    allowedIn: ['app/mdx/components/figure.tsx'],
  },
  ...['describe.only', 'test.skip', 'it.only', 'test.describe.skip', 'test.fixme', 'it.todo'].map((call) => ({
    rule: 'house/no-focused-tests',
    source: `${call}('a thing', () => undefined);\n`,
    caughtIn: ['app/features/quizzes/grade.test.ts', 'tests/e2e/thread.test.ts'],
    allowedIn: [],
  })),
  {
    rule: 'house/no-default-export',
    source: `export default function it() {}\n`,
    caughtIn: ['app/ui/button.tsx', 'app/features/quizzes/grade.server.ts', 'tests/factories/learner.ts'],
    allowedIn: ['app/routes/learn/home.tsx', 'app/root.tsx', 'app/entry.server.tsx', 'vite.config.ts'],
  },
  {
    rule: 'house/no-default-export',
    source: `const it = 1;\nexport { it as default };\n`,
    caughtIn: ['app/ui/button.tsx'],
    allowedIn: ['app/routes/learn/home.tsx'],
  },
  {
    rule: 'house/no-imported-enhancement',
    source: `import it from '../client/live.enhancement';\nexport const url = it;\n`,
    caughtIn: ['app/features/quizzes/components/item.tsx', 'app/root.tsx'],
    allowedIn: [],
  },
  {
    rule: 'house/no-imported-enhancement',
    source: `import it from '../client/live.enhancement?script';\nexport const url = it;\n`,
    caughtIn: [],
    allowedIn: ['app/features/quizzes/components/item.tsx'],
  },
  {
    rule: 'no-console',
    source: `console.log('here');\n`,
    caughtIn: ['app/features/quizzes/grade.server.ts', 'app/platform/log.server.ts', 'app/worker.server.ts'],
    allowedIn: [
      'app/cli.server.ts',
      'app/cli/account.server.ts',
      'app/startup/migrate.server.ts',
      'app/server.ts',
      'bench/run.ts',
      'tests/setup/run-all.ts',
    ],
  },
  {
    rule: '@typescript-eslint/no-explicit-any',
    source: `export const it = (value: any) => value as string;\n`,
    caughtIn: ['app/features/quizzes/grade.server.ts', 'tests/factories/learner.ts', 'db/client.server.ts'],
    allowedIn: [],
  },
];

const placed = (kind: 'caughtIn' | 'allowedIn') =>
  cases.flatMap(({ rule, source, [kind]: files }) => files.map((file) => ({ rule, file, source })));

describe('lint rules', () => {
  test.each(placed('caughtIn'))('$rule catches in $file: $source', async ({ rule, file, source }) => {
    expect(await rulesThatCatch(file, source)).toContain(rule);
  });

  test.each(placed('allowedIn'))('$rule allows in $file: $source', async ({ rule, file, source }) => {
    expect(await rulesThatCatch(file, source)).not.toContain(rule);
  });

  test('every rule of the house has a planted fault', async () => {
    const config = (await eslint.calculateConfigForFile('app/routes/learn/home.tsx')) as {
      plugins: { house: { rules: object } };
    };
    const proven = new Set(cases.map(({ rule }) => rule));
    const ownRules = Object.keys(config.plugins.house.rules).map((name) => `house/${name}`);
    expect(ownRules.filter((name) => !proven.has(name))).toEqual([]);
    expect(ownRules.length).toBeGreaterThan(0);
  });
});
