import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  collectUses,
  findEmptyTexts,
  findIncompletePlurals,
  findLonelyKeys,
  findMissingKeys,
  findUnequalPlaceholders,
  findUntranslated,
  findUnusedKeys,
  flattenLocale,
  type Texts,
} from './locale-usage';
import { listSourceFiles, repository } from './source-files';

/** Names, abbreviations and loan words that are written alike in Swahili and English. */
const names = [
  'Tumia',
  'Data',
  'Kiswahili',
  'English',
  'PDF',
  'QR',
  'SMS',
  'JSON',
  'CSV',
  'WhatsApp',
  'Video',
  'video',
  'DHIS2',
  'MTUHA',
  'ANC',
  'BCG',
  'MR',
  'Penta',
];

const localeFolder = 'app/platform/i18n/locales';
const localeFiles = (language: string) =>
  listSourceFiles(`${localeFolder}/${language}`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file));

const readTexts = (language: string): Texts =>
  new Map(
    localeFiles(language).flatMap((file) => {
      const content: unknown = JSON.parse(
        readFileSync(path.join(repository, localeFolder, language, file), 'utf8'),
      );
      return [...flattenLocale(path.basename(file, '.json'), content)];
    }),
  );

describe('the locale files', () => {
  const sw = readTexts('sw');
  const en = readTexts('en');
  const uses = listSourceFiles('app')
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ file, ...collectUses(file, readFileSync(path.join(repository, file), 'utf8')) }));

  test('are the same files in both languages', () => {
    expect(localeFiles('en')).toEqual(localeFiles('sw'));
    expect(localeFiles('sw')).not.toEqual([]);
  });

  test('have the same keys in both languages', () => expect(findLonelyKeys(sw, en)).toEqual([]));

  test('have the same placeholders in both languages', () =>
    expect(findUnequalPlaceholders(sw, en)).toEqual([]));

  test('have both forms of each plural', () =>
    expect([...findIncompletePlurals(sw), ...findIncompletePlurals(en)]).toEqual([]));

  test('have no empty text', () => expect([...findEmptyTexts(sw), ...findEmptyTexts(en)]).toEqual([]));

  test('have no text left untranslated', () => expect(findUntranslated(sw, en, names)).toEqual([]));

  test('have no key that nothing uses', () => expect(findUnusedKeys(sw, uses)).toEqual([]));

  test('have every key that is used', () => expect(findMissingKeys(sw, uses)).toEqual([]));

  test('are asked for keys whose namespace can be read from the source', () =>
    expect(uses.flatMap(({ file, unreadable }) => unreadable.map((call) => `${file}: ${call}`))).toEqual([]));
});

describe('the check of the locale files', () => {
  const texts = (entries: Record<string, string>): Texts => new Map(Object.entries(entries));

  test('reads nested files', () => {
    expect([...flattenLocale('quizzes', { submit: 'Tuma', faults: { late: 'Umechelewa' } })]).toEqual([
      ['quizzes:submit', 'Tuma'],
      ['quizzes:faults.late', 'Umechelewa'],
    ]);
  });

  test('refuses a leaf that is no text', () => {
    expect(() => flattenLocale('quizzes', { submit: 3 })).toThrow('quizzes:submit');
    expect(() => flattenLocale('quizzes', { submit: ['Tuma'] })).toThrow('quizzes:submit');
  });

  test('finds a key of one language only', () => {
    expect(findLonelyKeys(texts({ 'a:x': 'x', 'a:y': 'y' }), texts({ 'a:x': 'x', 'a:z': 'z' }))).toEqual([
      'a:y is missing in English',
      'a:z is missing in Swahili',
    ]);
  });

  test('finds unequal placeholders, whatever their order and number', () => {
    const sw = texts({ 'a:x': '{{name}} {{count}} {{name}}', 'a:y': '{{count}}', 'a:z': 'z' });
    const en = texts({ 'a:x': '{{count}} {{name}}', 'a:y': '{{ number }}', 'a:z': '{{count}}' });
    expect(findUnequalPlaceholders(sw, en)).toEqual([
      'a:y has {{count}} in Swahili and {{number}} in English',
      'a:z has {{}} in Swahili and {{count}} in English',
    ]);
  });

  test('finds a plural with one form', () => {
    const some = texts({ 'a:x_one': '1', 'a:x_other': '2', 'a:y_one': '1', 'a:z_other': '2' });
    expect(findIncompletePlurals(some)).toEqual(['a:y_other is missing', 'a:z_one is missing']);
  });

  test('finds an empty text', () => {
    expect(findEmptyTexts(texts({ 'a:x': ' ', 'a:y': 'y', 'a:z': '' }))).toEqual(['a:x', 'a:z']);
  });

  test('finds an untranslated text, leaving names and texts without words', () => {
    const sw = texts({
      'a:x': 'Submit',
      'a:y': 'PDF',
      'a:z': '{{done}}/{{total}}',
      'a:w': 'Tuma',
      'a:v': 'PDF – {{x}}',
    });
    const en = texts({
      'a:x': 'Submit',
      'a:y': 'PDF',
      'a:z': '{{done}}/{{total}}',
      'a:w': 'Send',
      'a:v': 'PDF – {{x}}',
    });
    expect(findUntranslated(sw, en, ['PDF'])).toEqual(['a:x: Submit']);
  });

  const known = texts({
    'a:submit': 'x',
    'a:lessons_one': 'x',
    'a:lessons_other': 'x',
    'a:cadre.nurse': 'x',
    'a:faults.late.title': 'x',
    'a:faults.late.text': 'x',
  });
  const usesOf = (source: string) => [collectUses('page.tsx', source)];

  test('finds unused keys, a plural being one key', () => {
    expect(findUnusedKeys(known, usesOf(''))).toEqual([
      'a:submit',
      'a:lessons',
      'a:cadre.nurse',
      'a:faults.late.title',
      'a:faults.late.text',
    ]);
  });

  test('sees written and built keys, in calls of t and outside', () => {
    const source = [
      "t(isLast ? 'a:submit' : 'a:lessons', { count });",
      'const card = <p>{props.t(`a:cadre.${code}`)}</p>;',
      'const title = t(`a:faults.${fault}.title`);',
      "const message = 'a:faults.late.text';",
    ].join('\n');
    expect(findUnusedKeys(known, usesOf(source))).toEqual([]);
    expect(findMissingKeys(known, usesOf(source))).toEqual([]);
  });

  test('sees the faults of a namespace where they are put into words', () => {
    const faults = texts({ 'a:errors.late': 'x', 'b:errors.late': 'x' });
    expect(findUnusedKeys(faults, usesOf("useFaultWords('a', faults); wordsOf('b', faults);"))).toEqual([
      'b:errors.late',
    ]);
    expect(findMissingKeys(faults, usesOf("faultWords(t, 'a')(fault); refusedInput('c', error);"))).toEqual([
      '^c:errors\\..+$',
    ]);
  });

  test('takes a built key for what it names and no more', () => {
    expect(
      findUnusedKeys(known, usesOf('t(`a:faults.${fault}.title`); const reason = `a:cadre.${code}`;')),
    ).toEqual(['a:submit', 'a:lessons', 'a:faults.late.text']);
  });

  test('takes neither a module, a comment nor a bare namespace for a use', () => {
    const source = "import { it } from 'a:submit'; // t('a:lessons')\nconst place = `a:${id}`;";
    expect(findUnusedKeys(known, usesOf(source))).toHaveLength(5);
  });

  test('finds a key that is used and missing', () => {
    expect(findMissingKeys(known, usesOf("t('a:submitt'); t(`a:region.${code}`); t('b:submit');"))).toEqual([
      'a:submitt',
      'b:submit',
      '^a:region\\..+$',
    ]);
  });

  test('finds a call whose namespace cannot be read', () => {
    expect(usesOf('t(`${space}:submit`); t("submit"); t(key);')[0]?.unreadable).toEqual([
      't(`${space}:submit`)',
      't("submit")',
    ]);
  });
});
