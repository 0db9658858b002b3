import sharp from 'sharp';
import { expect, describe, test } from 'vitest';
import { writeArchive } from '~tests/fixtures/zip-archive';
import { readQuestions } from './read-questions.server';

const templates = 'http://www.imsglobal.org/question/qti_v2p1/rptemplates/';

interface Item {
  declaration: string;
  body: string;
  processing?: string;
  attributes?: string;
  after?: string;
}

const item = ({ declaration, body, processing = 'match_correct', attributes = '', after = '' }: Item) =>
  `<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="chanjo.q1" title="Chanjo" ${attributes}>${declaration}<itemBody>${body}</itemBody>${
    processing.startsWith('<') ? processing : `<responseProcessing template="${templates}${processing}"/>`
  }${after}</assessmentItem>`;

const declare = (cardinality: string, baseType: string, correct: string[], mapping = '') =>
  `<responseDeclaration identifier="R" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${correct
    .map((value) => `<value>${value}</value>`)
    .join('')}</correctResponse>${mapping}</responseDeclaration>`;

const mapping = (entries: Record<string, number>, otherwise = 0) =>
  `<mapping defaultValue="${otherwise}">${Object.entries(entries)
    .map(([key, value]) => `<mapEntry mapKey="${key}" mappedValue="${value}"/>`)
    .join('')}</mapping>`;

const choices = (inside = '') =>
  `<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Dose ya kwanza?</prompt>${inside}<simpleChoice identifier="A">Wiki ya 6</simpleChoice><simpleChoice identifier="B">Kuzaliwa<feedbackInline identifier="B" outcomeIdentifier="F">Ndiyo</feedbackInline></simpleChoice><simpleChoice identifier="C">Mwaka 1</simpleChoice></choiceInteraction>`;

async function read(file: string | Uint8Array) {
  const answered = await readQuestions(Buffer.from(file), 'qti', 'sw');
  if (!answered.ok) throw new Error(answered.fault);
  return answered.questions;
}

async function itemOf(parts: Item) {
  const [found] = await read(item(parts));
  if (found?.outcome !== 'item') throw new Error(found?.reason);
  return found;
}

const sw = (text: string | null) => ({ sw: text, en: null });

describe('a choice', () => {
  test('of one', async () => {
    const {
      id,
      name,
      item: one,
    } = await itemOf({
      declaration: declare('single', 'identifier', ['B']),
      body: `<p>BCG huzuia kifua kikuu.</p>${choices()}`,
    });
    expect([id, name]).toEqual(['chanjo.q1', 'Chanjo']);
    expect(one).toMatchObject({
      type: 'single',
      stimulus: sw('BCG huzuia kifua kikuu.'),
      stem: sw('Dose ya kwanza?'),
      options: [
        { correct: false },
        { correct: true, text: sw('Kuzaliwa'), feedback: sw('Ndiyo') },
        { correct: false },
      ],
    });
  });

  test('of several counts whole where it is compared, by its parts where they are weighed', async () => {
    const declaration = (map = '') => declare('multiple', 'identifier', ['A', 'B'], map);
    const whole = await itemOf({ declaration: declaration(), body: choices() });
    expect(whole.item).toMatchObject({
      type: 'multi',
      options: [{ correct: true }, { correct: true }, { correct: false }],
    });
    expect('scoring' in whole.item).toBe(false);
    const weighed = await itemOf({
      declaration: declaration(mapping({ A: 1, B: 3 }, -2)),
      body: choices(),
      processing: 'map_response',
    });
    expect(weighed.item).toMatchObject({
      scoring: 'partial',
      options: [{ share: 0.25 }, { share: 0.75 }, { share: -0.5 }],
    });
  });

  test('is in the language that it tells', async () => {
    const { item: one } = await itemOf({
      declaration: declare('single', 'identifier', ['B']),
      body: choices(),
      attributes: 'xml:lang="en-GB"',
    });
    expect(one.stem).toEqual({ sw: null, en: 'Dose ya kwanza?' });
  });

  test('may be processed in words that say what the templates say', async () => {
    const compare =
      '<responseProcessing><responseCondition><responseIf><match><variable identifier="R"/><correct identifier="R"/></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>';
    const declaration = declare('single', 'identifier', ['B']);
    expect((await itemOf({ declaration, body: choices(), processing: compare })).outcome).toBe('item');
    const [own] = await read(
      item({ declaration, body: choices(), processing: compare.replaceAll('match>', 'customOperator>') }),
    );
    expect(own).toMatchObject({ outcome: 'draft', reason: 'processing' });
  });
});

test('words typed into a text, and numbers, are gaps', async () => {
  const { item: one, notes } = await itemOf({
    declaration:
      declare('single', 'string', ['Mbu'], mapping({ Mbu: 2, 'Mb*u': 1 })) +
      declare('single', 'integer', ['12']).replace('"R"', '"N"'),
    body: '<p>Jaza.</p><p>Malaria huenezwa na <textEntryInteraction responseIdentifier="R"/> kwa siku <textEntryInteraction responseIdentifier="N"/>.</p>',
    processing: 'map_response',
  });
  expect(one).toMatchObject({
    type: 'gaps',
    stem: sw('Jaza.'),
    text: sw('Malaria huenezwa na {{a}} kwa siku {{b}}.'),
    blanks: [
      { kind: 'short', accepted: [{ text: 'Mbu' }, { text: 'Mb*u', share: 0.5 }] },
      { kind: 'numeric' },
    ],
  });
  expect(notes).toContain('caseCounts');
});

test('choices within a text are gaps', async () => {
  const { item: one } = await itemOf({
    declaration: declare('single', 'identifier', ['B']),
    body: '<p>Malaria ni <inlineChoiceInteraction responseIdentifier="R"><inlineChoice identifier="A">virusi</inlineChoice><inlineChoice identifier="B">kimelea ~ {1}</inlineChoice></inlineChoiceInteraction>.</p>',
  });
  expect(one).toMatchObject({
    text: sw('Malaria ni {{a}}.'),
    blanks: [{ options: [{ correct: false }, { correct: true, text: sw('kimelea ~ {1}') }] }],
  });
});

test('an order is that of the right answer', async () => {
  const { item: one } = await itemOf({
    declaration: declare('ordered', 'identifier', ['B', 'A']),
    body: '<orderInteraction responseIdentifier="R"><prompt>Panga</prompt><simpleChoice identifier="A">Pili</simpleChoice><simpleChoice identifier="B">Kwanza</simpleChoice></orderInteraction>',
  });
  expect(one).toMatchObject({ type: 'ordering', steps: [{ text: sw('Kwanza') }, { text: sw('Pili') }] });
});

test('a matching has its choices in the order of the source, and those that fit nothing', async () => {
  const side = (...names: string[]) =>
    `<simpleMatchSet>${names.map((name) => `<simpleAssociableChoice identifier="${name}" matchMax="1">${name}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`;
  const body = `<matchInteraction responseIdentifier="R"><prompt>Oanisha</prompt>${side('x', 'y')}${side('p', 'q', 'r')}</matchInteraction>`;
  const { item: one } = await itemOf({
    declaration: declare('multiple', 'directedPair', ['x q', 'y p']),
    body,
  });
  expect(one).toMatchObject({
    prompts: [
      { text: sw('x'), match: 'b' },
      { text: sw('y'), match: 'a' },
    ],
    choices: [{ text: sw('p') }, { text: sw('q') }, { text: sw('r') }],
  });
  const [twice] = await read(
    item({ declaration: declare('multiple', 'directedPair', ['x q', 'x p']), body }),
  );
  expect(twice).toMatchObject({ outcome: 'draft', reason: 'pairs' });
});

test.for<[string, string, string]>([
  ['an essay', '<extendedTextInteraction responseIdentifier="R"/>', 'essay'],
  ['a drawing', '<hotspotInteraction responseIdentifier="R"/>', 'interaction'],
  ['two questions', choices() + choices(), 'severalInteractions'],
  ['nothing to answer', '<p>Soma.</p>', 'description'],
  ['an undeclared answer', choices().replace('"R"', '"X"'), 'syntax'],
])('%s is a draft with its source', async ([, body, reason]) => {
  const [found] = await read(item({ declaration: declare('single', 'identifier', ['B']), body }));
  expect(found).toMatchObject({ outcome: 'draft', reason, name: 'Chanjo' });
  expect(found?.source).toContain('<itemBody>');
});

test('a package has its items with their pictures, and the file of each', async () => {
  const bytes = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const withPicture = item({
    declaration: declare('single', 'identifier', ['B']),
    body: `<p><img src="../img/a.png" alt="Chati"/></p>${choices()}`,
  });
  const resource = (type: string, href: string) => `<resource identifier="x" type="${type}" href="${href}"/>`;
  const archive = writeArchive({
    'imsmanifest.xml': `<manifest xmlns:q="x"><resources>${resource('imsqti_test_xmlv2p1', 'test.xml')}${resource('imsqti_item_xmlv2p1', 'items/a.xml')}${resource('webcontent', 'img/a.png')}</resources></manifest>`,
    'items/a.xml': withPicture,
    'test.xml': '<assessmentTest/>',
    'img/a.png': { bytes, uncompressedSize: bytes.length, compressionMethod: 0 },
  });
  const found = await read(archive);
  expect(found).toMatchObject([
    {
      outcome: 'item',
      place: { line: 1, path: 'items/a.xml' },
      files: [{ path: expect.stringMatching(/^media/) as string }],
    },
  ]);
  expect(await read(withPicture)).toMatchObject([{ outcome: 'draft', reason: 'pictureMissing' }]);
});
