/**
 * Who may import whom. One rule per line of the plan (docs/architecture.md); tests/architecture/import-rules.test.ts
 * plants a violation of each.
 */

/** Features from low to high. A feature may import the doors of lower levels only; one level's features are strangers. */
const levels = [
  ['places'],
  ['institutes'],
  ['accounts'],
  ['people'],
  ['glossary'],
  ['worksheets', 'items'],
  ['catalog', 'runs'],
  ['cpd', 'meetings'],
  ['toolkits', 'moodle', 'feedback'],
  ['enrolments'],
  ['lessons'],
  ['quizzes'],
  ['progress'],
  ['certificates'],
  ['reminders'],
  ['cohorts'],
  ['privacy'],
  ['authoring'],
  ['tracking', 'offline', 'interop'],
  ['reports'],
];

const anyOf = (names) => `(${names.join('|')})`;

const testFile = '\\.test\\.tsx?$';
const door = '^app/features/[^/]+/(index\\.server|index|schemas|policy)\\.tsx?$';
const components = '^app/features/[^/]+/components/';
const client = '^app/features/[^/]+/client/';
const enhancement = '^app/features/[^/]+/client/[^/]+\\.enhancement\\.ts$';
const jobs = '^app/features/[^/]+/jobs\\.server\\.ts$';
const compositionRoots =
  '^app/((server|cli\\.server|worker\\.server|subscriptions\\.server)\\.ts$|(cli|startup)/[^/]+\\.server\\.ts$|(root|entry\\.server|entry\\.client)\\.tsx$)';

/** The tables whose rows every feature writes with its own change: the log of events and the answers to replays. */
const spineTables = ['events', 'receipts'];
const featuresThatReadViews = ['tracking', 'interop'];

/** Nothing stands above the last level, so it needs no such rule. */
const featureOrder = levels.slice(0, -1).flatMap((level, height) =>
  level.map((feature) => {
    const reachable = [feature, ...levels.slice(0, height).flat()];
    return {
      name: `feature-order-${feature}`,
      comment: `${feature} imports only itself and features below it`,
      severity: 'error',
      from: { path: `^app/features/${feature}/` },
      to: { path: '^app/features/', pathNot: `^app/features/${anyOf(reachable)}/` },
    };
  }),
);

const featureTables = levels.flatMap((level, height) =>
  level.map((feature) => {
    const readable = [feature, ...levels.slice(0, height).flat(), ...spineTables];
    return {
      name: `feature-tables-${feature}`,
      comment: `of db, ${feature} knows the client, who is the same person, arrays of ids, its own and lower features' tables, the event log and receipts`,
      severity: 'error',
      from: { path: `^app/features/${feature}/`, pathNot: testFile },
      to: {
        path: '^db/',
        pathNot: [
          '^db/client[^/]*\\.ts$',
          '^db/(same-person|text-array)\\.ts$',
          `^db/schema/${anyOf(readable)}\\.ts$`,
          '^db/views/',
        ],
      },
    };
  }),
);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'data travels one way',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...featureOrder,
    ...featureTables,
    {
      name: 'features-by-their-doors',
      comment: "a feature sees another's doors, components, schemas and policies, never its insides",
      severity: 'error',
      from: { path: '^app/features/([^/]+)/' },
      to: { path: '^app/features/', pathNot: ['^app/features/$1/', door, components] },
    },
    {
      name: 'features-import-nothing-above',
      comment: 'features stand on mdx, ui and platform; routes and composition roots stand on features',
      severity: 'error',
      from: { path: '^app/features/' },
      to: { path: '^app/', pathNot: '^app/(features|mdx|ui|platform)/' },
    },
    {
      name: 'routes-by-doors',
      comment: 'a route calls a feature through its door; use-case files are private',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^app/features/', pathNot: [door, components, client] },
    },
    {
      name: 'routes-without-database',
      comment: 'no queries in routes',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^db/' },
    },
    {
      name: 'routes-without-roots',
      comment: 'routes import features, mdx, ui and platform; only the type of a root may be named',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: {
        path: '^app/',
        pathNot: '^app/(routes|features|mdx|ui|platform)/',
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'routes-imported-by-nobody',
      comment: 'routes are named in app/routes.ts by path; nothing else builds on a page',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: '^app/routes/' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'roots-by-doors',
      comment: 'composition roots use the doors as routes do; the worker also the jobs',
      severity: 'error',
      from: { path: compositionRoots },
      to: { path: '^app/features/', pathNot: [door, components, client, jobs] },
    },
    {
      name: 'jobs-only-by-worker',
      comment: 'background jobs are wired in one place',
      severity: 'error',
      from: { path: '^app/', pathNot: ['^app/worker\\.server\\.ts$', testFile] },
      to: { path: jobs },
    },
    {
      name: 'client-code-only-by-studio',
      comment: 'learner pages ship no framework code: hydrated code is reached from the studio only',
      severity: 'error',
      from: { path: '^app/', pathNot: ['^app/routes/studio/', client] },
      to: { path: client, pathNot: enhancement },
    },
    {
      name: 'enhancements-linked-by-components',
      comment:
        'a page gets a script by the component that it enhances, which names the URL of its bundle; a service worker belongs to no page',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: [components, '^app/routes/api/service-worker\\.ts$'] },
      to: { path: enhancement },
    },
    {
      name: 'server-code-stays-on-server',
      comment: 'what runs in the browser imports no *.server module',
      severity: 'error',
      from: { path: '^app/(features/[^/]+/client/|entry\\.client\\.tsx$)', pathNot: testFile },
      to: { path: '\\.server\\.tsx?$' },
    },
    {
      name: 'phone-door-is-pure',
      comment: 'index.ts is shared by server and phone, so of server modules it may name types only',
      severity: 'error',
      from: { path: '^app/features/[^/]+/index\\.ts$' },
      to: { path: '\\.server\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'mdx-on-ui-and-platform',
      comment: 'the content engine knows no feature and no table',
      severity: 'error',
      from: { path: '^app/mdx/' },
      to: { path: '^(app|db)/', pathNot: '^app/(mdx|ui|platform)/' },
    },
    {
      name: 'mdx-by-routes-features-roots',
      comment: 'the content engine is used by routes, features and the composition roots',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: ['^app/(mdx|routes|features)/', compositionRoots] },
      to: { path: '^app/mdx/' },
    },
    {
      name: 'platform-without-app',
      comment: 'the platform knows nothing that stands on it',
      severity: 'error',
      from: { path: '^app/platform/' },
      to: { path: '^app/', pathNot: '^app/platform/' },
    },
    {
      name: 'platform-tables',
      comment:
        'of db, the platform knows the client, who is the same person, and the tables of jobs, events, limits, audit, messages and site settings',
      severity: 'error',
      from: { path: '^app/platform/', pathNot: testFile },
      to: {
        path: '^db/',
        pathNot: [
          '^db/client[^/]*\\.ts$',
          '^db/same-person\\.ts$',
          '^db/schema/(jobs|events|limits|audit|messages|site-settings)\\.ts$',
        ],
      },
    },
    {
      name: 'ui-stands-alone',
      comment: 'the design system knows no domain noun',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^(app|db)/', pathNot: '^app/ui/' },
    },
    {
      name: 'db-stands-alone',
      comment: 'tables know nothing of those who read them',
      severity: 'error',
      from: { path: '^db/', pathNot: testFile },
      to: { path: '^app/' },
    },
    {
      name: 'views-for-tracking-and-interop',
      comment: "the reporting views are the coordinators' and the interfaces'",
      severity: 'error',
      from: { path: '^app/', pathNot: `^app/features/${anyOf(featuresThatReadViews)}/` },
      to: { path: '^db/views/' },
    },
    {
      name: 'tests-not-in-product',
      comment: 'product code imports no test, factory or fixture',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: testFile },
      to: { path: ['^(tests|bench)/', testFile] },
    },
    {
      name: 'no-dev-dependencies',
      comment:
        'what runs in production is in dependencies; the dev server and the site map are read by build tools',
      severity: 'error',
      from: {
        path: '^(app|db)/',
        pathNot: [testFile, '^app/platform/http/dev-server\\.server\\.ts$', '^app/routes\\.ts$'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unlisted-dependencies',
      comment: 'a package that is imported is listed in package.json',
      severity: 'error',
      from: { path: '^(app|db)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable-imports',
      comment: 'an import that resolves to nothing would pass every other rule; Vite resolves its own kinds',
      severity: 'error',
      from: { path: '^(app|db)/' },
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\?(url|raw|inline)$'] },
    },
    {
      name: 'no-orphans',
      comment: 'a module that imports nothing and is imported by nobody is dead or misplaced',
      severity: 'error',
      from: { orphan: true, pathNot: [testFile, '\\.d\\.ts$', '^app/routes/', client] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^tests/', '^bench/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
