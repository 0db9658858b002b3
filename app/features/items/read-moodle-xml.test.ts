import { describe, expect, test } from 'vitest';
import sharp from 'sharp';
import type { ReadQuestion } from './read-question';
import { choicesIn, matchesIn } from '~tests/fixtures/matches-in';
import { readQuestions } from './read-questions.server';

const quiz = (...questions: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>`;

const question = (type: string, text: string, inside = '', name = 'Swali') =>
  `<question type="${type}"><name><text>${name}</text></name>
   <questiontext format="html"><text><![CDATA[${text}]]></text></questiontext>${inside}</question>`;

const answer = (fraction: number, text: string, feedback = '') =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[${text}]]></text><feedback format="html"><text>${feedback}</text></feedback></answer>`;

async function read(file: string): Promise<ReadQuestion[]> {
  const answered = await readQuestions(Buffer.from(file), 'moodle-xml', 'en');
  if (!answered.ok) throw new Error(answered.fault);
  return answered.questions;
}

async function one(file: string) {
  const [found] = await read(quiz(file));
  return found;
}

async function itemOf(file: string) {
  const found = await one(file);
  if (found?.outcome !== 'item') throw new Error(found?.reason);
  return found;
}

const en = (text: string | null) => ({ sw: null, en: text });

describe('a choice', () => {
  test('of one is right where it earns all, and keeps what the others earn', async () => {
    const { item } = await itemOf(
      question(
        'multichoice',
        '<p>Dose ya kwanza ya <b>BCG</b> hutolewa lini?</p>',
        `<single>true</single>${answer(100, 'Wakati wa kuzaliwa', 'Ndiyo')}${answer(33.33333, 'Siku ya 2')}${answer(0, 'Wiki ya 6')}${answer(-50, 'Mwaka 1')}`,
      ),
    );
    expect(item).toMatchObject({ type: 'single', stem: en('Dose ya kwanza ya BCG hutolewa lini?') });
    expect('options' in item && item.options.map(({ correct, share }) => [correct, share])).toEqual([
      [true, undefined],
      [false, 1 / 3],
      [false, undefined],
      [false, -0.5],
    ]);
  });

  test('of one gives what is said of right and wrong answers to the options that say nothing', async () => {
    const { item } = await itemOf(
      question(
        'multichoice',
        'Q',
        `<single>true</single><correctfeedback><text>Well done</text></correctfeedback><incorrectfeedback><text>Your answer is incorrect.</text></incorrectfeedback>${answer(100, 'a')}${answer(0, 'b', 'No')}`,
      ),
    );
    expect('options' in item && item.options.map(({ feedback }) => feedback)).toEqual([
      en('Well done'),
      en('No'),
    ]);
  });

  test('of several keeps every share', async () => {
    const { item } = await itemOf(
      question(
        'multichoice',
        'Q',
        `<single>false</single>${answer(50, 'a')}${answer(50, 'b')}${answer(-100, 'c')}`,
      ),
    );
    expect(item).toMatchObject({ type: 'multi', scoring: 'partial' });
    expect('options' in item && item.options.map(({ correct, share }) => [correct, share])).toEqual([
      [true, 0.5],
      [true, 0.5],
      [false, -1],
    ]);
  });

  test.for<[string, string, string]>([
    ['nothing that is right', answer(0, 'a') + answer(50, 'b'), 'noRightAnswer'],
    [
      'a picture for an answer',
      answer(100, '<img src="@@PLUGINFILE@@/a.png">') + answer(0, 'b'),
      'pictureAnswer',
    ],
    ['an answer without words', answer(100, '<p> </p>') + answer(0, 'b'), 'noText'],
    ['more answers than letters', answer(100, 'a') + answer(0, 'b').repeat(26), 'tooMany'],
  ])('with %s is a draft', async ([, answers, reason]) => {
    const found = await one(question('multichoice', 'Q', `<single>true</single>${answers}`));
    expect(found).toMatchObject({ outcome: 'draft', reason, name: 'Swali' });
    expect(found?.source).toContain('<question type="multichoice">');
  });
});

test('a question that is true or false says each feedback where it belongs', async () => {
  const { item } = await itemOf(
    question(
      'truefalse',
      'HIV ni virusi.',
      answer(0, 'true', 'It is not so') + answer(100, 'false', 'Right'),
    ),
  );
  expect(item).toMatchObject({
    type: 'true_false',
    answer: false,
    feedback: { right: en('Right'), wrong: en('It is not so') },
  });
});

describe('a number', () => {
  const number = (fraction: number, text: string, tolerance: string, feedback = '') =>
    `<answer fraction="${fraction}"><text>${text}</text><tolerance>${tolerance}</tolerance><feedback><text>${feedback}</text></feedback></answer>`;

  test('has its tolerance, its unit, other numbers and what is said of any other', async () => {
    const { item, notes } = await itemOf(
      question(
        'numerical',
        'BMI?',
        number(100, '22,5', '0.1', 'Good') +
          number(50, '22', '1', 'Near') +
          number(0, '*', '', 'Divide by the square') +
          '<units><unit><multiplier>1</multiplier><unit_name>kg/m²</unit_name></unit><unit><multiplier>1000</multiplier><unit_name>g/m²</unit_name></unit></units><unitgradingtype>1</unitgradingtype>',
      ),
    );
    expect(item).toMatchObject({
      numeric: {
        answer: 22.5,
        tolerance: 0.1,
        unit: { sw: 'kg/m²', en: 'kg/m²' },
        others: [{ answer: 22, tolerance: 1, share: 0.5, feedback: en('Near') }],
      },
      feedback: { right: en('Good'), wrong: en('Divide by the square') },
    });
    expect(notes).toEqual(['languageMissing', 'unitPenalty', 'units']);
  });

  test.for<[string, string, string]>([
    ['no number', 'twelve', 'number'],
    ['any number', '*', 'wildcard'],
  ])('that is %s is a draft', async ([, text, reason]) => {
    expect(await one(question('numerical', 'Q', number(100, text, '0')))).toMatchObject({ reason });
  });
});

describe('typed words', () => {
  test('have their spellings with what they earn; letter case is told to count no more', async () => {
    const { item, notes } = await itemOf(
      question(
        'shortanswer',
        'Q',
        `<usecase>1</usecase>${answer(100, 'Mbu')}${answer(75, 'Mmbu', 'Spelling')}${answer(100, '5 \\* 3')}${answer(0, '*', 'No')}`,
      ),
    );
    expect(item).toMatchObject({
      accepted: [{ text: 'Mbu' }, { text: 'Mmbu', share: 0.75, feedback: en('Spelling') }, { text: '5 * 3' }],
      feedback: { wrong: en('No') },
    });
    expect(notes).toContain('caseCounts');
  });

  test('with a sign for any letters are a draft', async () => {
    expect(await one(question('shortanswer', 'Q', answer(100, 'mbu*')))).toMatchObject({
      reason: 'wildcard',
    });
  });
});

test('a matching has each choice once, and those that fit nothing', async () => {
  const pair = (text: string, to: string) =>
    `<subquestion format="html"><text>${text}</text><answer><text>${to}</text></answer></subquestion>`;
  const { item } = await itemOf(
    question(
      'matching',
      'Q',
      pair('Malaria', 'Mbu') + pair('Dengue', 'Mbu') + pair('Kipindupindu', 'Maji') + pair('', 'Kupe'),
    ),
  );
  expect(item).toMatchObject({ type: 'matching', scoring: 'partial' });
  expect(matchesIn(item)).toEqual([
    ['Malaria', 'Mbu'],
    ['Dengue', 'Mbu'],
    ['Kipindupindu', 'Maji'],
  ]);
  expect(choicesIn(item).sort()).toEqual(['Kupe', 'Maji', 'Mbu']);
});

test('matchings don’t give their answers away by the order of their choices, and are mixed in one way', async () => {
  const words = ['Kupe', 'Maji', 'Mbu', 'Panya', 'Nzi'];
  const pair = (text: string, to: string) =>
    `<subquestion format="html"><text>${text}</text><answer><text>${to}</text></answer></subquestion>`;
  const file = Array.from({ length: 20 }, (_none, number) =>
    question('matching', `Q${number}`, words.map((word) => pair(`${word} ${number}`, `${word}!`)).join('')),
  );
  const matchings = async () =>
    (await read(quiz(...file))).map((one) => (one.outcome === 'item' ? one.item : undefined));
  const [once, again] = [await matchings(), await matchings()];
  expect(again).toEqual(once);
  const inOrder = once.filter((item) =>
    item?.type === 'matching' ? item.prompts.every(({ key, match }) => key === match) : true,
  );
  expect(inOrder.length).toBeLessThan(5);
});

test.for([
  ['ALL_OR_NOTHING', undefined],
  ['ABSOLUTE_POSITION', 'partial'],
] as const)('an ordering is graded %s', async ([grading, scoring]) => {
  const { item } = await itemOf(
    question(
      'ordering',
      'Q',
      `<gradingtype>${grading}</gradingtype>${answer(100, 'Kwanza')}${answer(100, 'Pili')}`,
    ),
  );
  expect(item).toMatchObject({ type: 'ordering', steps: [{ text: en('Kwanza') }, { text: en('Pili') }] });
  expect('scoring' in item ? item.scoring : undefined).toBe(scoring);
});

describe('a text with gaps', () => {
  test('has its fields of three kinds', async () => {
    const { item } = await itemOf(
      question(
        'cloze',
        '<p>Complete.</p><p>A mosquito {1:MC:bites~=stings#Yes \\} ~%50%sucks} at {1:SHORTANSWER:=night~%50%dusk#Nearly} for {1:NUMERICAL:=8:0.5~%50%9:1} hours &amp; more</p>',
      ),
    );
    expect(item).toMatchObject({
      type: 'gaps',
      stem: en('Complete.'),
      text: en('A mosquito {{a}} at {{b}} for {{c}} hours & more'),
      blanks: [
        {
          kind: 'choice',
          options: [
            { key: 'a', correct: false, text: en('bites') },
            { key: 'b', correct: true, text: en('stings'), feedback: en('Yes }') },
            { key: 'c', correct: false, text: en('sucks') },
          ],
        },
        {
          kind: 'short',
          accepted: [{ text: 'night' }, { text: 'dusk', share: 0.5, feedback: en('Nearly') }],
        },
        {
          kind: 'numeric',
          accepted: [
            { answer: 8, tolerance: 0.5 },
            { answer: 9, tolerance: 1, share: 0.5 },
          ],
        },
      ],
    });
  });

  test('without a question of its own gets the usual one', async () => {
    const { item } = await itemOf(question('cloze', 'Dengue is spread by {1:SA:=mosquitoes}.'));
    expect(item).toMatchObject({ stem: en('Fill in the gaps.'), text: en('Dengue is spread by {{a}}.') });
  });

  test('to choose words for shows the words of the gap’s own group', async () => {
    const word = (text: string, group: number) =>
      `<selectoption><text>${text}</text><group>${group}</group></selectoption>`;
    const { item } = await itemOf(
      question(
        'gapselect',
        '[[1]] causes [[4]].',
        word('Virus', 1) + word('Bacterium', 1) + word('TB', 2) + word('HIV', 2),
      ),
    );
    expect(item).toMatchObject({
      text: en('{{a}} causes {{b}}.'),
      blanks: [
        {
          options: [
            { correct: true, text: en('Virus') },
            { correct: false, text: en('Bacterium') },
          ],
        },
        {
          options: [
            { correct: false, text: en('TB') },
            { correct: true, text: en('HIV') },
          ],
        },
      ],
    });
  });

  test.for<[string, string, string]>([
    ['none', 'No gaps here', 'gaps'],
    ['one that is never closed', 'x {1:SA:=y', 'syntax'],
    ['one for several answers', '{1:MULTIRESPONSE:=a~=b~c}', 'gapSeveral'],
    [
      'others in the other language',
      '{mlang en}{1:SA:=a}{mlang}{mlang sw}{1:SA:=b} {1:SA:=c}{mlang}',
      'gapLanguages',
    ],
  ])('with %s is a draft', async ([, text, reason]) => {
    expect(await one(question('cloze', text))).toMatchObject({ outcome: 'draft', reason });
  });
});

describe('languages', () => {
  test.for([
    '{mlang sw}Habari{mlang}{mlang en}News{mlang}',
    '{ mlang sw } Habari {mlang}{mlang other}News{mlang}',
    '<p>{mlang en_us}News{mlang}{mlang sw}Habari{mlang}</p>',
    '<span lang="sw" class="multilang">Habari</span> <span class="multilang" lang="en">News</span>',
    '{mlang sw}<p>Habari</p>{mlang}\n{mlang en}<p>News</p>{mlang}',
  ])('are told apart in %s', async (text) => {
    const { item, notes } = await itemOf(
      question('truefalse', text, answer(100, 'true') + answer(0, 'false')),
    );
    expect(item.stem).toEqual({ sw: 'Habari', en: 'News' });
    expect(notes).toEqual([]);
  });

  test('share what stands outside of marks, and a language that isn’t there is missing', async () => {
    const { item } = await itemOf(
      question(
        'truefalse',
        'BCG: {mlang sw}chanjo{mlang}{mlang fr}vaccin{mlang}',
        answer(100, 'true') + answer(0, 'false'),
      ),
    );
    expect(item.stem).toEqual({ sw: 'BCG: chanjo', en: null });
  });
});

describe('what a question shows', () => {
  const trueFalse = answer(100, 'true') + answer(0, 'false');
  const png = async (width = 4) =>
    (
      await sharp({ create: { width, height: 4, channels: 3, background: '#123456' } })
        .png()
        .toBuffer()
    ).toString('base64');
  const withFile = async (text: string, name = 'chati ya 1.png', bytes?: string) =>
    `<question type="truefalse"><name><text>P</text></name><questiontext format="html"><text><![CDATA[${text}]]></text><file name="${name}" path="/" encoding="base64">${bytes ?? (await png())}</file></questiontext>${trueFalse}</question>`;

  test('before it: a story, a list, a table and a picture', async () => {
    const { item, files } = await itemOf(
      await withFile(
        '<p>Mama ana miaka <b>30</b>.</p><ul><li>BP 150/95</li></ul><table><tr><th>Mwezi</th></tr><tr><td>{1}</td></tr></table><p><img src="@@PLUGINFILE@@/chati%20ya%201.png" alt="Chati"></p><p>Je, ana presha?</p>',
      ),
    );
    const [file] = files;
    expect(item.stem).toEqual(en('Je, ana presha?'));
    expect(item.stimulus).toEqual(
      en(
        `Mama ana miaka **30**.\n\n- BP 150/95\n\n| Mwezi |\n| ----- |\n| \\{1}  |\n\n<Figure src="${file?.path}" alt="Chati" />`,
      ),
    );
    expect(files.map(({ path }) => path)).toEqual([expect.stringMatching(/^media\/[\da-f]{24}\.png$/)]);
  });

  test('in the address of the picture itself', async () => {
    const { files } = await itemOf(
      question('truefalse', `Q <img alt="x" src="data:image/png;base64,${await png()}">`, trueFalse),
    );
    expect(files).toHaveLength(1);
  });

  test.for<[string, string, string]>([
    ['that isn’t in the file', 'Q <img src="@@PLUGINFILE@@/other.png">', 'pictureMissing'],
    ['from another site', 'Q <img src="https://example.org/a.png">', 'pictureElsewhere'],
    ['that is a recording', 'Q <a href="@@PLUGINFILE@@/chati.mp3">listen</a>', 'attachment'],
  ])('and a file %s make a draft', async ([, text, reason]) => {
    expect(await one(await withFile(text))).toMatchObject({ outcome: 'draft', reason });
  });

  test('is a draft where the picture is no picture', async () => {
    const page = Buffer.from('<script>alert(1)</script>').toString('base64');
    const text = 'Q <img src="@@PLUGINFILE@@/a.png">';
    expect(await one(await withFile(text, 'a.png', page))).toMatchObject({ reason: 'pictureKind' });
    expect(await one(await withFile('Q <img src="@@PLUGINFILE@@/a.svg">', 'a.svg', page))).toMatchObject({
      reason: 'pictureKind',
    });
  });

  test('is never HTML: scripts go, raised numbers stay raised', async () => {
    const { item, notes } = await itemOf(
      question(
        'truefalse',
        '<p onclick="x()">10<sup>3</sup> H<sub>2</sub>O x<sup>ab</sup><script>alert(1)</script> <a href="javascript:x">y</a> &lt;b&gt;</p>',
        trueFalse,
      ),
    );
    expect(item.stem).toEqual(en('10³ H₂O x^(ab) y <b>'));
    expect(notes).toEqual(['languageMissing', 'links']);
  });
});

test('categories, tags, ids and what is lost come along', async () => {
  const [found] = await read(
    quiz(
      '<question type="category"><category><text>$course$/top/Malaria/Kinga</text></category></question>',
      question(
        'truefalse',
        'Q',
        `${answer(100, 'true')}${answer(0, 'false')}<generalfeedback><text>Kwa sababu</text></generalfeedback><idnumber>data.m1.q7</idnumber><penalty>0.5</penalty><defaultgrade>3</defaultgrade><hint><text>Think</text></hint><tags><tag><text>outcome:data.o1</text></tag><tag><text>stage:analysis</text></tag><tag><text>cadre:NO</text></tag><tag><text>difficulty:hard</text></tag><tag><text>mtihani</text></tag></tags>`,
      ),
    ),
  );
  expect(found).toMatchObject({
    id: 'data.m1.q7',
    category: 'Malaria/Kinga',
    place: { line: 4, path: null },
    labels: { cadres: ['NO'], difficulty: 'hard', stage: 'analysis', tags: ['mtihani'] },
    item: { id: 'data.m1.q7', outcome: 'data.o1', explanation: en('Kwa sababu') },
    notes: ['hints', 'languageMissing', 'weight'],
  });
});

test.for<[string, string]>([
  ['essay', 'essay'],
  ['calculatedmulti', 'calculated'],
  ['description', 'description'],
  ['ddmarker', 'drawing'],
  ['random', 'random'],
  ['stack', 'typeUnknown'],
  ['constructor', 'typeUnknown'],
  ['toString', 'typeUnknown'],
])('a question of the type %s is a draft', async ([type, reason]) => {
  expect(await one(question(type, 'Q'))).toMatchObject({ outcome: 'draft', reason });
});

test('every question is accounted for, whatever stands beside it, and the same name makes no same id', async () => {
  const good = question('truefalse', 'Q', answer(100, 'true') + answer(0, 'false'));
  const found = await read(
    quiz(good, question('essay', 'E'), good, '<!-- x -->', '<other/>', question('', ''), good),
  );
  expect(found.map(({ outcome }) => outcome)).toEqual(['item', 'draft', 'item', 'draft', 'item']);
  expect(new Set(found.map(({ id }) => id)).size).toBe(5);
});
