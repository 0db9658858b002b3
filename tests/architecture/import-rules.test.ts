import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const configFile = path.join(repository, '.dependency-cruiser.cjs');
const cruiser = path.join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Config {
  forbidden: { name: string }[];
}

interface Report {
  modules: { source: string; dependencies: { module: string; resolved: string }[] }[];
  summary: { violations: { from: string; rule: { name: string } }[] };
}

type Files = Record<string, string>;

const { forbidden } = createRequire(import.meta.url)(configFile) as Config;
const ruleNames = forbidden.map((rule) => rule.name);
const features = ruleNames.flatMap((name) => name.match(/^feature-tables-(.+)$/)?.[1] ?? []);

const imports = (...specifiers: string[]) =>
  `${specifiers.map((specifier, index) => `import { it as it${index} } from '${specifier}';`).join('\n')}
export const it = [${specifiers.map((_, index) => `it${index}`).join(', ')}];\n`;

const leaf = 'export const it = 1;\n';

/** A tree in which every kind of import that the plan allows stands at least once. */
const cleanTree: Files = {
  'package.json': JSON.stringify({
    name: 'fixture',
    type: 'module',
    dependencies: { listed: '1.0.0' },
    devDependencies: { vite: '1.0.0', '@remix-run/route-config': '1.0.0' },
  }),
  ...installedPackage('listed'),
  ...installedPackage('unlisted'),
  ...installedPackage('vite'),
  ...installedPackage('@remix-run/route-config'),

  'db/client.server.ts': imports('listed'),
  'db/views/overview.ts': imports('../schema/progress'),
  ...Object.fromEntries(
    [...features, 'events', 'receipts', 'jobs', 'limits'].map((name) => [`db/schema/${name}.ts`, leaf]),
  ),

  'app/ui/button.tsx': imports('listed'),
  'app/platform/log.server.ts': imports(
    '~db/client.server',
    '~db/schema/jobs',
    '~db/schema/events',
    '~db/schema/limits',
  ),
  'app/platform/http/dev-server.server.ts': `export const start = () => import('vite');\n`,
  'app/mdx/compile.server.ts': imports('~/ui/button', '~/platform/log.server'),

  ...Object.fromEntries(
    features.flatMap((feature) => [
      [
        `app/features/${feature}/index.server.ts`,
        imports('./get-one.server', `~db/schema/${feature}`, '~db/schema/events', '~db/schema/receipts'),
      ],
      [`app/features/${feature}/get-one.server.ts`, imports('~db/client.server', './schemas', './policy')],
      [`app/features/${feature}/index.ts`, imports('./schemas')],
      [`app/features/${feature}/schemas.ts`, imports('listed')],
      [`app/features/${feature}/policy.ts`, leaf],
      [`app/features/${feature}/jobs.server.ts`, imports('./get-one.server')],
      [`app/features/${feature}/components/card.tsx`, imports('~/ui/button')],
      [`app/features/${feature}/client/enhance.ts`, imports('../index')],
    ]),
  ),
  'app/features/quizzes/grade.server.ts': imports(
    '~/features/lessons/index.server',
    '~/features/lessons/index',
    '~/features/lessons/policy',
    '~/features/catalog/schemas',
    '~/features/accounts/components/card',
    '~db/schema/enrolments',
    '~/mdx/compile.server',
  ),
  'app/features/quizzes/grade.test.ts': imports('vite', './grade.server', '~tests/factories/learner'),
  'app/features/quizzes/components/picker.tsx': imports('../client/live.enhancement?script'),
  'app/features/quizzes/client/live.enhancement.ts': leaf,
  'app/features/tracking/get-overview.server.ts': imports('~db/views/overview'),
  'app/features/interop/get-statements.server.ts': imports('~db/views/overview'),
  'tests/factories/learner.ts': leaf,

  'app/routes.ts': imports('@remix-run/route-config'),
  'app/routes/learn/layout.tsx': imports('~/ui/button', '~/platform/log.server', '~/mdx/compile.server'),
  'app/routes/learn/home.tsx': `import type { it as Shell } from '~/root';\n${imports(
    './layout',
    '~/features/catalog/index.server',
    '~/features/catalog/index',
    '~/features/catalog/policy',
    '~/features/catalog/schemas',
    '~/features/catalog/components/card',
  )}export type Root = typeof Shell;\n`,
  'app/routes/studio/editor.tsx': imports('~/features/authoring/client/enhance'),
  'app/root.tsx': imports('~/ui/button', '~/ui/sheet.css?url'),
  'app/ui/sheet.css': 'p { margin: 0 }\n',
  'app/server.ts': imports('~/platform/http/dev-server.server', '~/startup/import-content.server'),
  'app/startup/import-content.server.ts': imports(
    '~/features/catalog/index.server',
    '~/mdx/compile.server',
    '~db/client.server',
  ),
  'app/worker.server.ts': imports('~/features/certificates/jobs.server', '~/mdx/compile.server'),
  'app/subscriptions.server.ts': imports('~/features/certificates/index.server'),
};

function installedPackage(name: string): Files {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    [`node_modules/${name}/index.js`]: 'module.exports.it = 1;\n',
  };
}

interface Planted {
  rule: string;
  /** The file that breaks the rule; the other planted files only give it something to break it with. */
  culprit: string;
  files: Files;
}

const plant = (rule: string, culprit: string, ...specifiers: string[]): Planted => ({
  rule,
  culprit,
  files: { [culprit]: specifiers.length > 0 ? imports(...specifiers) : leaf },
});

/** The first feature that `feature` may not import: the next one up. */
const strangerOf = (feature: string) => features[features.indexOf(feature) + 1] ?? '';

/** Those that have a feature above them. */
const bounded = features.filter((feature) => ruleNames.includes(`feature-order-${feature}`));

const plantedFaults: Planted[] = [
  {
    rule: 'no-cycles',
    culprit: 'app/ui/first.ts',
    files: { 'app/ui/first.ts': imports('./second'), 'app/ui/second.ts': imports('./first') },
  },
  ...bounded.map((feature) =>
    plant(
      `feature-order-${feature}`,
      `app/features/${feature}/reach-up.server.ts`,
      `~/features/${strangerOf(feature)}/index.server`,
    ),
  ),
  ...features.map((feature) =>
    plant(
      `feature-tables-${feature}`,
      `app/features/${feature}/read-strange-table.server.ts`,
      `~db/schema/${strangerOf(feature) || 'jobs'}`,
    ),
  ),
  plant('feature-tables-accounts', 'app/features/accounts/enqueue.server.ts', '~db/schema/jobs'),
  plant(
    'features-by-their-doors',
    'app/features/quizzes/climb-in.server.ts',
    '~/features/lessons/get-one.server',
  ),
  plant(
    'features-by-their-doors',
    'app/features/quizzes/climb-in-relatively.server.ts',
    '../lessons/get-one.server',
  ),
  plant('features-import-nothing-above', 'app/features/quizzes/show.server.ts', '~/server'),
  plant('routes-by-doors', 'app/routes/learn/deep.tsx', '~/features/lessons/get-one.server'),
  plant('routes-without-database', 'app/routes/learn/query.tsx', '~db/client.server'),
  plant('routes-without-database', 'app/routes/learn/tables.tsx', '~db/schema/lessons'),
  plant('routes-without-roots', 'app/routes/learn/rooted.tsx', '~/root'),
  plant('routes-imported-by-nobody', 'app/features/quizzes/components/page.tsx', '~/routes/learn/home'),
  plant('roots-by-doors', 'app/cli/grade.server.ts', '~/features/quizzes/get-one.server'),
  plant('jobs-only-by-worker', 'app/startup/start-jobs.server.ts', '~/features/quizzes/jobs.server'),
  plant('client-code-only-by-studio', 'app/routes/learn/hydrated.tsx', '~/features/authoring/client/enhance'),
  plant('client-code-only-by-studio', 'app/features/quizzes/components/live.tsx', '../client/enhance'),
  plant(
    'enhancements-linked-by-components',
    'app/routes/learn/enhanced.tsx',
    '~/features/quizzes/client/live.enhancement?script',
  ),
  plant('server-code-stays-on-server', 'app/features/quizzes/client/leak.ts', '../get-one.server'),
  {
    rule: 'phone-door-is-pure',
    culprit: 'app/features/offline/index.ts',
    files: { 'app/features/offline/index.ts': imports('./get-one.server') },
  },
  plant('mdx-on-ui-and-platform', 'app/mdx/quiz-card.tsx', '~/features/quizzes/components/card'),
  plant('mdx-on-ui-and-platform', 'app/mdx/revision.server.ts', '~db/client.server'),
  plant('mdx-by-routes-features-roots', 'app/platform/compile.server.ts', '~/mdx/compile.server'),
  plant('platform-without-app', 'app/platform/greet.server.ts', '~/features/accounts/index.server'),
  plant('platform-tables', 'app/platform/count.server.ts', '~db/schema/accounts'),
  plant('ui-stands-alone', 'app/ui/language.tsx', '~/platform/log.server'),
  plant('db-stands-alone', 'db/seed.ts', '~/platform/log.server'),
  plant('views-for-tracking-and-interop', 'app/features/progress/peek.server.ts', '~db/views/overview'),
  plant('tests-not-in-product', 'app/features/quizzes/demo.server.ts', '~tests/factories/learner'),
  plant('no-dev-dependencies', 'app/platform/bundle.server.ts', 'vite'),
  plant('no-unlisted-dependencies', 'app/platform/lucky.server.ts', 'unlisted'),
  plant('no-unresolvable-imports', 'app/platform/typo.server.ts', '~/platform/lgo.server'),
  plant('no-orphans', 'app/platform/forgotten.server.ts'),
];

const folder = mkdtempSync(path.join(tmpdir(), 'tumia-imports-'));
afterAll(() => rmSync(folder, { recursive: true }));

function cruise(name: string, files: Files): Report {
  const tree = path.join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  }
  cpSync(path.join(repository, 'tsconfig.json'), path.join(tree, 'tsconfig.json'));
  const output = execFileSync(
    process.execPath,
    [cruiser, '--config', configFile, '--output-type', 'json', ...readdirSync(tree).filter(isProduct)],
    { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(output) as Report;
}

const isProduct = (name: string) => name === 'app' || name === 'db';

describe('import rules', () => {
  let clean: Report;
  let faulty: Report;

  beforeAll(() => {
    clean = cruise('clean', cleanTree);
    const planted = plantedFaults.flatMap((fault) => Object.entries(fault.files));
    faulty = cruise('faulty', { ...cleanTree, ...Object.fromEntries(planted) });
  });

  test('the clean tree passes', () => {
    expect(clean.summary.violations).toEqual([]);
  });

  test('the prefixes of tsconfig.json resolve to files of the tree', () => {
    const resolutions = clean.modules
      .flatMap((module) => module.dependencies)
      .filter((dependency) => /^~[^?]+$/.test(dependency.module))
      .map((dependency) => dependency.resolved);
    expect(resolutions.length).toBeGreaterThan(50);
    expect(resolutions.filter((resolved) => !/^(app|db|tests)\/.+\.tsx?$/.test(resolved))).toEqual([]);
  });

  test.each(plantedFaults.map((fault) => [fault.rule, fault.culprit] as const))(
    '%s catches %s',
    (rule, culprit) => {
      const caughtBy = faulty.summary.violations
        .filter((violation) => violation.from === culprit)
        .map((violation) => violation.rule.name);
      expect(caughtBy).toContain(rule);
    },
  );

  test('nobody but the culprits is caught', () => {
    const planted = new Set(plantedFaults.flatMap((fault) => Object.keys(fault.files)));
    expect(faulty.summary.violations.filter((violation) => !planted.has(violation.from))).toEqual([]);
  });

  test('every rule has a planted fault', () => {
    const proven = new Set(plantedFaults.map((fault) => fault.rule));
    expect(ruleNames.filter((name) => !proven.has(name))).toEqual([]);
  });
});
