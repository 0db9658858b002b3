import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { listSourceFiles, repository } from './source-files';

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');

const importRules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};
const plannedFeatures = importRules.forbidden.flatMap(
  (rule) => rule.name.match(/^feature-tables-(.+)$/)?.[1] ?? [],
);

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const junkDrawer = /^(utils?|helpers?|common|lib|misc|shared)(\.|$)/;

/** Fixtures are odd on purpose, migrations are named by drizzle-kit, and documents have names that people look for. */
const namedElsewhere = (file: string) =>
  /^(tests\/fixtures|db\/migrations)\//.test(file) || /\/(README|CONTRIBUTING)\.md$/.test(file);

/** The faults of one path's names. */
const faultsOfName = (file: string) => [
  ...file
    .split('/')
    .filter((name) => !kebabCase.test(name))
    .map((name) => `${file}: ${name} is not kebab-case`),
  ...file
    .split('/')
    .filter((name) => junkDrawer.test(name))
    .map((name) => `${file}: ${name} says nothing of what is inside`),
];

/** What may stand in a feature's folder: doors and use cases, pure modules, and two folders. */
const featureFile = /^[a-z0-9-]+(\.server)?(\.test)?\.ts$|^[a-z0-9-]+\.server(\.test)?\.tsx$/;
const featureFolders = ['components', 'client'];

/** The faults of a path below app/features. */
function faultsOfFeaturePath(file: string): string[] {
  const [feature = '', first = '', ...deeper] = file.replace('app/features/', '').split('/');
  if (!plannedFeatures.includes(feature)) return [`${file}: ${feature} is no feature of the plan`];
  if (deeper.length > 0 ? featureFolders.includes(first) : featureFile.test(first)) return [];
  return [`${file}: a feature holds modules, components/ and client/ only`];
}

/** The names of exported zod schemas, `export const X = z…`, that don't end in Schema. */
function misnamedSchemas(file: string, source: string): string[] {
  return ts
    .createSourceFile(file, source, ts.ScriptTarget.Latest, true)
    .statements.filter(ts.isVariableStatement)
    .filter((statement) => statement.modifiers?.some((it) => it.kind === ts.SyntaxKind.ExportKeyword))
    .flatMap((statement) => statement.declarationList.declarations)
    .filter((declaration) => /^z\s*\./.test(declaration.initializer?.getText() ?? ''))
    .map((declaration) => declaration.name.getText())
    .filter((name) => !/^[A-Z]\w*Schema$/.test(name));
}

/** A path into somebody's home, as a text that is not the path of a URL. */
const homePath = /(?<![\w./:~-])\/(home|Users)\/[A-Za-z][\w.-]*\//;

/** This user's home and this checkout, unless they are so short that they could mean anything (`/`, `/app/`). */
const ownPlaces = [`${homedir()}/`, repository].filter((place) => place.length > 5);

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const namesThisMachine = (text: string) =>
  homePath.test(text) || ownPlaces.some((place) => new RegExp(`(?<![\\w.~-])${escaped(place)}`).test(text));

const isText = (file: string) =>
  /\.(tsx?|jsx?|cjs|mjs|json|md|mdx|ya?ml|css|svg|sql|sh|txt|csv)$|^\.[\w.]+(\/run)?$/.test(file);

describe('the tree', () => {
  const files = ['app', 'db', 'tests', 'bench', 'docs', 'content']
    .filter((folder) => existsSync(path.join(repository, folder)))
    .flatMap(listSourceFiles);
  const featureFiles = files.filter((file) => file.startsWith('app/features/'));
  const schemaFiles = featureFiles.filter((file) => /[/-]schemas\.ts$/.test(file));

  test('has names that tell what is inside', () => {
    expect(files.filter((file) => !namedElsewhere(file)).flatMap(faultsOfName)).toEqual([]);
  });

  test('has features of one shape', () => {
    expect(featureFiles.length).toBeGreaterThan(0);
    expect(featureFiles.flatMap(faultsOfFeaturePath)).toEqual([]);
  });

  test('has a door to every feature', () => {
    const built = new Set(featureFiles.map((file) => file.split('/')[2] ?? ''));
    const closed = [...built].filter(
      (feature) =>
        !featureFiles.some((file) =>
          /^(index\.server|index)\.ts$/.test(file.replace(`app/features/${feature}/`, '')),
        ),
    );
    expect(closed).toEqual([]);
  });

  test('has schemas that are called schemas', () => {
    expect(schemaFiles.flatMap((file) => misnamedSchemas(file, read(file)))).toEqual([]);
  });

  test('names no home folder and no place of this checkout', () => {
    expect(listSourceFiles('').filter((file) => isText(file) && namesThisMachine(read(file)))).toEqual([]);
  });

  test('locks versions without the address of a registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http');
  });
});

describe('the check of the tree', () => {
  test.each(['app/ui/Button.tsx', 'app/ui/main_button.tsx', 'docs/How to.md', 'app/routes/$lang.tsx'])(
    'refuses the name of %s',
    (file) => expect(faultsOfName(file)).toHaveLength(1),
  );

  test.each(['app/utils/time.ts', 'app/ui/helpers.ts', 'tests/shared/x.ts', 'app/lib/x.ts'])(
    'refuses the junk drawer in %s',
    (file) => expect(faultsOfName(file)).toHaveLength(1),
  );

  test.each(['db/schema/accounts.ts', 'docs/decisions/0001-one-database.md', 'app/ui/library-card.tsx'])(
    'takes the name of %s',
    (file) => expect(faultsOfName(file)).toEqual([]),
  );

  test.each([
    'app/features/payments/index.server.ts',
    'app/features/quizzes/services/grade.server.ts',
    'app/features/quizzes/item.tsx',
    'app/features/quizzes/item.css',
  ])('refuses %s', (file) => expect(faultsOfFeaturePath(file)).toHaveLength(1));

  test.each([
    'app/features/quizzes/submit-attempt.server.ts',
    'app/features/quizzes/grade.test.ts',
    'app/features/quizzes/components/item.tsx',
    'app/features/authoring/client/editor/toolbar.tsx',
  ])('takes %s', (file) => expect(faultsOfFeaturePath(file)).toEqual([]));

  test('finds a misnamed schema', () => {
    const source =
      'export const SignInSchema = z.object({}); export const signUp = z.object({}); export const limit = 3;';
    expect(misnamedSchemas('schemas.ts', source)).toEqual(['signUp']);
  });

  test('finds the path of a home folder', () => {
    expect(namesThisMachine(`cd ${['', 'home', 'asha', 'tumia'].join('/')}`)).toBe(true);
    expect(namesThisMachine(`"${['', 'Users', 'asha', 'tumia'].join('/')}"`)).toBe(true);
    expect(namesThisMachine(`see ${homedir()}/tumia`)).toBe(true);
    expect(namesThisMachine('https://tumia.example/home/asha/')).toBe(false);
  });
});
