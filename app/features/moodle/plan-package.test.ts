import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  both,
  categoryOf,
  choicesOf,
  contextOf,
  entryOf,
  labelOf,
  moodleBackup,
  pageOf,
  questionOf,
  quizOf,
  sha1,
  type WrittenActivity,
  type WrittenBackup,
} from '~tests/fixtures/moodle-backup';
import { fileIndexOf, planPackage } from './plan-package';

const png = Buffer.from('\u0089PNG\r\n\u001A\n and whatever follows', 'latin1');

const page = (moduleId: string, title: string, html: string): WrittenActivity => ({
  moduleId,
  kind: 'page',
  title,
  content: pageOf(html),
});
const quiz = (moduleId: string, entries: string[]): WrittenActivity => ({
  moduleId,
  kind: 'quiz',
  title: `Jaribio ${moduleId}`,
  content: quizOf(entries),
});
const choice = (id: string) =>
  entryOf(
    id,
    'multichoice',
    both(`Swali ${id}?`, `Question ${id}?`),
    choicesOf([
      { text: both('Mbu', 'Mosquitoes'), feedback: both('Ndiyo.', 'Yes.') },
      { text: both('Inzi', 'Flies'), feedback: '' },
      { text: both('Maji', 'Water'), feedback: '' },
    ]),
  );

function plan(backup: WrittenBackup, change: (texts: Map<string, Uint8Array>) => void = () => undefined) {
  const texts = moodleBackup(backup);
  change(texts);
  const stored = new Map((backup.files ?? []).map(({ bytes }) => [sha1(bytes), bytes]));
  const planned = planPackage(texts, fileIndexOf(texts), stored, {
    institute: 'ttcih',
    slug: 'malaria',
    language: 'sw',
  });
  const text = (name: string) => String(planned.files.get(name) ?? '');
  const yaml = (name: string) => parse(text(name)) as Record<string, never>;
  return { ...planned, text, yaml, rows: planned.report.activities };
}

const section = (name: string, ...activities: WrittenActivity[]) => ({ id: '7', name, activities });

describe('a section', () => {
  test('becomes a module of lessons in both languages, what is marked for one in its own file', () => {
    const { text, yaml, rows } = plan({
      sections: [
        section(
          both('Misingi', 'Basics'),
          page('11', both('Utangulizi', 'Introduction'), both('<p>Karibu.</p>', '<p>Welcome.</p>')),
        ),
      ],
    });
    expect(yaml('course.yml')).toMatchObject({
      id: 'mal1',
      modules: [{ slug: 'basics', title: { sw: 'Misingi', en: 'Basics' }, lessons: ['introduction'] }],
    });
    expect(text('basics/introduction/lesson.sw.mdx')).toMatch(/title: Utangulizi\n[^]*---\n\nKaribu\.\n$/);
    expect(text('basics/introduction/lesson.en.mdx')).toMatch(/title: Introduction\n[^]*---\n\nWelcome\.\n$/);
    expect(rows).toMatchObject([{ outcome: 'lesson', places: ['basics/introduction'], notes: [] }]);
  });

  test('reads spans of two languages as well', () => {
    const span = (language: string, words: string) =>
      `<span lang="${language}" class="multilang">${words}</span>`;
    const { text } = plan({
      sections: [
        section(
          'Misingi',
          page('11', 'Homa', `<p>${span('sw', 'Homa kali')}${span('en', 'High fever')}</p>`),
        ),
      ],
    });
    expect(text('misingi/homa/lesson.sw.mdx')).toContain('Homa kali\n');
    expect(text('misingi/homa/lesson.en.mdx')).toContain('High fever\n');
  });

  test('writes no file of a language in which a page says nothing, and says so', () => {
    const { files, rows } = plan({
      sections: [section('Misingi', page('11', 'Homa', '<p>Homa ni dalili.</p>'))],
    });
    expect(files.has('misingi/homa/lesson.sw.mdx')).toBe(true);
    expect(files.has('misingi/homa/lesson.en.mdx')).toBe(false);
    expect(rows[0]?.notes).toContain('oneLanguage');
  });

  test('joins labels, links and files to the lesson before them, and those before any to the first', () => {
    const pdf = Buffer.from('%PDF-1.7 mwongozo');
    const { text, files, rows, report } = plan({
      sections: [
        section(
          'Misingi',
          { moduleId: '10', kind: 'label', title: 'Kwanza', content: labelOf('<p>Soma kwanza.</p>') },
          page('11', 'Homa', '<p>Homa ni dalili.</p>'),
          {
            moduleId: '12',
            kind: 'url',
            title: 'WHO',
            content: '<externalurl>http://who.int/a</externalurl>',
          },
          { moduleId: '13', kind: 'resource', title: 'Mwongozo', content: '' },
        ),
      ],
      files: [
        {
          contextId: contextOf('13'),
          component: 'mod_resource',
          area: 'content',
          name: 'Mwongozo wa 2026.pdf',
          bytes: pdf,
        },
      ],
    });
    const lesson = text('misingi/homa/lesson.sw.mdx');
    const places = ['Soma kwanza.', 'Homa ni dalili.', '[WHO](https://who.int/a)', '<Download'].map((one) =>
      lesson.indexOf(one, lesson.indexOf('---\n\n')),
    );
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(files.get('misingi/homa/media/mwongozo-wa-2026.pdf')).toEqual(pdf);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['part', 'lesson', 'part', 'part']);
    expect(rows[2]?.notes).toContain('linkHttps');
    expect(report.files).toMatchObject([{ place: 'misingi/homa/media/mwongozo-wa-2026.pdf', reason: null }]);
  });

  test('makes a lesson of each chapter of a book, and leaves out hidden ones', () => {
    const chapter = (id: string, title: string, hidden: string) =>
      `<chapter id="${id}"><pagenum>${id}</pagenum><title>${title}</title><content>&lt;p&gt;Sura ${id}.&lt;/p&gt;</content>
       <contentformat>1</contentformat><hidden>${hidden}</hidden></chapter>`;
    const content = `<chapters>${chapter('2', 'Kinga', '0')}${chapter('1', 'Dalili', '0')}${chapter('3', 'Siri', '1')}</chapters>`;
    const { yaml, rows } = plan({
      sections: [section('Kitabu', { moduleId: '11', kind: 'book', title: 'Kitabu', content })],
    });
    expect(yaml('course.yml')).toMatchObject({ modules: [{ lessons: ['dalili', 'kinga'] }] });
    expect(rows[0]).toMatchObject({ outcome: 'lesson', places: ['kitabu/dalili', 'kitabu/kinga'] });
    expect(rows[0]?.notes).toContain('chapterHidden');
  });

  test('leaves out what a package has no place for, what is hidden and what is broken, each with its reason', () => {
    const { rows } = plan(
      {
        sections: [
          section(
            'Misingi',
            { moduleId: '1', kind: 'forum', title: 'Majadiliano', content: '' },
            { moduleId: '2', kind: 'h5pactivity', title: 'Mchezo', content: '' },
            { ...page('3', 'Siri', '<p>Majibu</p>'), isHidden: true },
            page('4', 'Mbovu', '<p>Sawa</p>'),
            page('5', 'Tupu', ''),
          ),
        ],
      },
      (texts) => texts.set('activities/page_4/page.xml', Buffer.from('<activity><page>')),
    );
    expect(rows.map(({ kind, outcome, reason }) => [kind, outcome, reason])).toEqual([
      ['forum', 'leftOut', 'kind'],
      ['h5pactivity', 'leftOut', 'kind'],
      ['page', 'leftOut', 'hidden'],
      ['page', 'leftOut', 'textBroken'],
      ['page', 'leftOut', 'empty'],
    ]);
  });
});

describe('a picture', () => {
  const showing = '<p>Tazama: <img src="@@PLUGINFILE@@/friji%20yetu.png" alt="Friji"></p>';
  const file = { contextId: contextOf('11'), component: 'mod_page', area: 'content', name: 'friji yetu.png' };

  test('stands on a line of its own, with its description', () => {
    const { text, files } = plan({
      sections: [section('Misingi', page('11', 'Homa', showing))],
      files: [{ ...file, bytes: png }],
    });
    expect(text('misingi/homa/lesson.sw.mdx')).toContain(
      '\n\n<Figure src="media/friji-yetu.png" alt="Friji" />\n',
    );
    expect(files.get('misingi/homa/media/friji-yetu.png')).toEqual(png);
  });

  test.each([
    ['missing', () => new Map<string, Uint8Array | 'damaged'>()],
    ['damaged', () => new Map<string, Uint8Array | 'damaged'>([[sha1(png), 'damaged']])],
  ])('that is %s is told and not shown', (reason, stored) => {
    const texts = moodleBackup({
      sections: [section('Misingi', page('11', 'Homa', showing))],
      files: [{ ...file, bytes: png }],
    });
    const planned = planPackage(texts, fileIndexOf(texts), stored(), {
      institute: 'x',
      slug: 'x',
      language: 'sw',
    });
    expect(String(planned.files.get('misingi/homa/lesson.sw.mdx'))).not.toContain('<Figure');
    expect(planned.report.files).toMatchObject([{ name: 'friji yetu.png', place: null, reason }]);
  });
});

describe('a quiz', () => {
  test('of a module has the questions of its slots; one alone at the end is the final', () => {
    const { yaml, rows, report } = plan({
      sections: [
        section('Misingi', page('11', 'Homa', '<p>Homa</p>'), quiz('12', ['1', '2'])),
        { id: '8', name: 'Mwisho', activities: [quiz('13', ['3', '4'])] },
      ],
      questions: categoryOf([
        choice('1'),
        choice('2'),
        choice('3'),
        entryOf('4', 'essay', 'Eleza.', ''),
        choice('5'),
      ]),
    });
    expect(yaml('misingi/quiz.yml')).toMatchObject({
      draw: 2,
      items: [
        {
          type: 'single',
          stem: { sw: 'Swali 1?', en: 'Question 1?' },
          options: [
            { correct: true, text: { sw: 'Mbu', en: 'Mosquitoes' }, feedback: { sw: 'Ndiyo.', en: 'Yes.' } },
            { correct: false, feedback: { sw: 'Si sahihi.', en: 'Not right.' } },
            { correct: false },
          ],
        },
        { stem: { sw: 'Swali 2?' } },
      ],
    });
    expect(yaml('final.yml')).toMatchObject({ draw: 1, items: [{ stem: { sw: 'Swali 3?' } }] });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['lesson', 'quiz', 'final']);
    expect(report.questions.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['item', null],
      ['item', null],
      ['item', null],
      ['leftOut', 'essay'],
      ['leftOut', 'unused'],
    ]);
  });

  test('of Moodle 3 names questions themselves, and a draw asks any of a category', () => {
    const answers = choicesOf(['Mbu', 'Inzi', 'Maji'].map((text) => ({ text, feedback: '' })));
    const questions = `<question_category id="6"><name>Malaria</name><parent>0</parent><questions>
      ${questionOf('21', 'multichoice', 'Moja?', answers)}${questionOf('22', 'multichoice', 'Mbili?', answers)}
      ${questionOf('23', 'random', '0', '').replace('<parent>0<', '<parent>23<')}</questions></question_category>`;
    const instances = ['21', '23'].map(
      (id, place) =>
        `<question_instance id="${id}"><slot>${place + 1}</slot><questionid>${id}</questionid></question_instance>`,
    );
    const { yaml, rows } = plan({
      sections: [
        section('Misingi', page('11', 'Homa', '<p>Homa</p>'), {
          ...quiz('12', []),
          content: `<question_instances>${instances.join('')}</question_instances>`,
        }),
      ],
      questions,
    });
    expect(yaml('misingi/quiz.yml')).toMatchObject({
      draw: 2,
      items: [{ stem: { sw: 'Moja?' } }, { stem: { sw: 'Mbili?' } }],
    });
    expect(rows[1]?.notes).toContain('quizRandom');
  });

  test.each([
    ['1.0000000', '0.0000000', true],
    ['0.0000000', '1.0000000', false],
  ])(
    'knows by the answer that Moodle names what is true, whatever its word is: %s',
    (kweli, siKweli, answer) => {
      const answerOf = (id: string, word: string, fraction: string) =>
        `<answer id="${id}"><answertext>${word}</answertext><answerformat>0</answerformat>
       <fraction>${fraction}</fraction><feedback></feedback></answer>`;
      const inside = `<answers>${answerOf('8', 'Kweli', kweli)}${answerOf('9', 'Si kweli', siKweli)}</answers>
      <truefalse id="1"><trueanswer>8</trueanswer><falseanswer>9</falseanswer></truefalse>`;
      const { yaml } = plan({
        sections: [section('Misingi', page('11', 'Homa', '<p>Homa</p>'), quiz('12', ['1']))],
        questions: categoryOf([entryOf('1', 'truefalse', 'Inzi huambukiza malaria.', inside)]),
      });
      expect(yaml('misingi/quiz.yml')).toMatchObject({ items: [{ type: 'true_false', answer }] });
    },
  );

  test('reads matching, typed words, numbers, gaps and questions within a text', () => {
    const answer = (id: string, text: string, fraction = '1.0000000', feedback = '') =>
      `<answer id="${id}"><answertext>${text}</answertext><answerformat>0</answerformat>
       <fraction>${fraction}</fraction><feedback>${feedback}</feedback></answer>`;
    const pair = (text: string, match: string) =>
      `<match id="1"><questiontext>${text}</questiontext><questiontextformat>1</questiontextformat><answertext>${match}</answertext></match>`;
    const cloze = entryOf(
      '5',
      'multianswer',
      'Mbu wa {#1}.',
      '<multianswer id="1"><question>q5</question><sequence>q6</sequence></multianswer>',
    );
    const field = entryOf('6', 'shortanswer', '{1:SHORTANSWER:=Anofelesi}', '').replace(
      '<parent>0<',
      '<parent>q5<',
    );
    const { yaml, report } = plan({
      sections: [
        section('Misingi', page('11', 'Homa', '<p>Homa</p>'), quiz('12', ['1', '2', '3', '4', '5'])),
      ],
      questions: categoryOf([
        entryOf(
          '1',
          'match',
          'Linganisha',
          `<matches>${pair('Mbu', 'Malaria')}${pair('Inzi', 'Kipindupindu')}</matches>`,
        ),
        entryOf(
          '2',
          'shortanswer',
          'Dawa?',
          `<answers>${answer('1', 'ALu')}</answers><shortanswer id="1"><usecase>0</usecase></shortanswer>`,
        ),
        entryOf(
          '3',
          'numerical',
          'Siku ngapi?',
          `<answers>${answer('4', '3')}</answers><numerical_records><numerical_record id="1"><answer>4</answer>
           <tolerance>0.5</tolerance></numerical_record></numerical_records>`,
        ),
        entryOf(
          '4',
          'gapselect',
          'Mbu huleta [[1]].',
          `<answers>${answer('1', 'malaria', '0', '1')}${answer('2', 'njaa', '0', '1')}</answers>`,
        ),
        cloze,
        field,
      ]),
    });
    expect(yaml('misingi/quiz.yml')).toMatchObject({
      items: [
        { type: 'matching', prompts: [{ text: { sw: 'Mbu' } }, { text: { sw: 'Inzi' } }] },
        { type: 'short', accepted: [{ text: 'ALu' }] },
        { type: 'numeric', numeric: { answer: 3, tolerance: 0.5 } },
        {
          type: 'gaps',
          blanks: [{ kind: 'choice', options: [{ text: { sw: 'malaria' } }, { text: { sw: 'njaa' } }] }],
        },
        { type: 'gaps', blanks: [{ kind: 'short', accepted: [{ text: 'Anofelesi' }] }] },
      ],
    });
    expect(report.questions).toHaveLength(5);
  });
});

test('every activity and every question of any course is accounted for, once', () => {
  const kinds = [
    'page',
    'label',
    'url',
    'resource',
    'folder',
    'book',
    'quiz',
    'forum',
    'scorm',
    'hvp',
    'subsection',
  ];
  const contents = [
    '',
    pageOf('<p>Maji</p>'),
    pageOf(both('', '<p>Water</p>')),
    quizOf(['1', '2', '9']),
    '<externalurl>x</externalurl>',
  ];
  const activity = fc.record({
    kind: fc.constantFrom(...kinds),
    content: fc.constantFrom(...contents),
    isHidden: fc.boolean(),
    title: fc.string({ maxLength: 20 }),
  });
  const course = fc.array(fc.array(activity, { maxLength: 6 }), { maxLength: 5 });
  const bank = categoryOf([choice('1'), entryOf('2', 'essay', 'Eleza.', ''), choice('3')]);
  fc.assert(
    fc.property(course, (drawn) => {
      let next = 10;
      const sections = drawn.map((activities, place) => ({
        id: String(place + 1),
        name: '',
        activities: activities.map((one) => ({ ...one, moduleId: String(next++) })),
      }));
      const { rows, report, files } = plan({ sections, questions: bank });
      const all = sections.flatMap(({ activities }) => activities.map(({ moduleId }) => moduleId));
      expect(rows.map(({ moduleId }) => moduleId).sort()).toEqual(all.sort());
      expect(report.questions.map(({ questionId }) => questionId)).toEqual(['q1', 'q2', 'q3']);
      for (const { outcome, reason, places } of rows) {
        expect(reason === null).toBe(outcome !== 'leftOut');
        expect(places.length > 0).toBe(outcome !== 'leftOut');
        for (const place of places) {
          expect([...files.keys()].some((name) => name === place || name.startsWith(`${place}/`))).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});
