import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * A rule that reports every node matching `selectors`.
 * @param {string} message
 * @param {...string} selectors of ESLint's AST (esquery)
 * @returns {import('eslint').Rule.RuleModule}
 */
const ban = (message, ...selectors) => ({
  meta: { type: 'problem', schema: [] },
  create: (context) =>
    Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, message })])),
});

const hooks = '/^(useFetcher|useState|useEffect|useReducer|useRef|useLayoutEffect|useSubmit)$/';
const blocks = '/^(describe|test|it|suite)$/';
const focus = '/^(only|skip|todo|fixme)$/';
const spokenAttributes = '/^(aria-label|aria-description|alt|title|placeholder)$/';
const letters = '/[A-Za-z]/';

const house = {
  rules: {
    'no-hooks': ban(
      'Pages that work without JavaScript hold no state and no effects: use links and forms, or client/ code.',
      `ImportSpecifier[imported.name=${hooks}]`,
      `MemberExpression[property.name=${hooks}]`,
    ),
    'no-raw-html': ban(
      'Ready HTML enters a page in four places, after the gate: lesson-content.tsx, stimulus-text.tsx, and figure.tsx and chart.tsx of mdx/components.',
      'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
      'Property[key.name="dangerouslySetInnerHTML"]',
      'Property[key.value="dangerouslySetInnerHTML"]',
    ),
    'no-inline-style': ban(
      'The security policy refuses style attributes: use a class.',
      'JSXAttribute[name.name="style"]',
    ),
    'no-literal-text': ban(
      'Every word a user sees comes from a locale file.',
      `JSXText[value=${letters}]`,
      `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > Literal[value=${letters}]`,
      `:matches(JSXElement, JSXFragment) > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${letters}]`,
      `JSXAttribute[name.name=${spokenAttributes}] > Literal[value=${letters}]`,
    ),
    'no-focused-tests': ban(
      'A test that is left out or runs alone proves nothing.',
      `MemberExpression[property.name=${focus}][object.name=${blocks}]`,
      `MemberExpression[property.name=${focus}][object.property.name=${blocks}]`,
    ),
    'no-imported-enhancement': ban(
      'A page links the bundle of its enhancement: import the URL, `….enhancement?script`.',
      'ImportDeclaration[source.value=/\\.enhancement$/]',
      'ImportExpression[source.value=/\\.enhancement$/]',
    ),
    'no-default-export': ban(
      'Use a named export, so that a thing has one name everywhere.',
      'ExportDefaultDeclaration',
      'ExportSpecifier[exported.name="default"]',
    ),
  },
};

const withoutJavaScript = [
  'app/routes/{learn,account}/**/*.{ts,tsx}',
  'app/features/*/components/**/*.{ts,tsx}',
  'app/ui/**/*.{ts,tsx}',
  'app/mdx/components/**/*.{ts,tsx}',
];
const pages = ['app/routes/**/*.tsx', 'app/features/*/components/**/*.tsx', 'app/ui/**/*.tsx'];
const tests = ['**/*.test.{ts,tsx}', 'tests/**/*.ts'];
const speaksOnTheTerminal = [
  'app/cli.server.ts',
  'app/cli/**/*.ts',
  'app/startup/**/*.ts',
  'app/server.ts',
  'bench/**/*.ts',
  'tests/setup/**/*.ts',
  'tests/fixtures/**/*.ts',
];
const namedByTools = [
  'app/routes/**/*.tsx',
  'app/routes/**/*.ts',
  'app/routes.ts',
  'app/root.tsx',
  'app/entry.*.tsx',
  'app/script-urls.d.ts',
  '*.config.{js,ts}',
  'tests/setup/allow-many-sign-ups.ts',
];

export default defineConfig(
  globalIgnores(['build/', '.data/', 'bench/results/', 'test-results/', 'playwright-report/', '.vite/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'house/no-raw-html': 'error',
      'house/no-inline-style': 'error',
      'house/no-default-export': 'error',
      'house/no-imported-enhancement': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // Declarations of a package's interfaces are widened by extending our own.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Loaders, actions and jobs are async by contract, whether or not one of them waits for something.
      '@typescript-eslint/require-await': 'off',
      // Remix answers by throwing a response.
      '@typescript-eslint/only-throw-error': [
        'error',
        {
          allow: [
            { from: 'lib', name: 'Response' },
            { from: 'package', package: '@remix-run/server-runtime', name: 'TypedResponse' },
            { from: 'package', package: '@remix-run/router', name: 'DataWithResponseInit' },
          ],
        },
      ],
    },
  },
  { files: withoutJavaScript, ignores: tests, rules: { 'house/no-hooks': 'error' } },
  { files: pages, ignores: tests, rules: { 'house/no-literal-text': 'error' } },
  { files: tests, rules: { 'house/no-focused-tests': 'error' } },
  {
    files: [
      'app/features/lessons/components/lesson-content.tsx',
      'app/features/quizzes/components/stimulus-text.tsx',
      'app/mdx/components/figure.tsx',
      'app/mdx/components/chart.tsx',
    ],
    rules: { 'house/no-raw-html': 'off' },
  },
  { files: speaksOnTheTerminal, rules: { 'no-console': 'off' } },
  { files: namedByTools, rules: { 'house/no-default-export': 'off' } },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-undef': 'off' },
  },
);
