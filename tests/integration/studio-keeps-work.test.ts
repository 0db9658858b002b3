import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  checkDraft,
  findDraft,
  getDraft,
  getDraftFile,
  getImportReport,
  getTranslations,
  markOfAbout,
  openBackup,
  readAbout,
  rollBack,
  saveAbout,
} from '~/features/authoring/index.server';
import { getCourse } from '~/features/catalog/index.server';
import { getLesson } from '~/features/lessons/index.server';
import { getAttempt } from '~/features/quizzes/index.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { changeText, publishApproved, smallDraft } from '~tests/factories/small-draft';
import { doLessons, enrolPerson, openAttempt, submit } from '~tests/factories/take-quiz';
import {
  both,
  categoryOf,
  choicesOf,
  entryOf,
  labelOf,
  moodleBackup,
  packed,
  pageOf,
  quizOf,
} from '~tests/fixtures/moodle-backup';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

// The first compilation of a file starts the compiler.
vi.setConfig({ testTimeout: 90_000 });

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let colleague: Officer;
let reviewer: Officer;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
  colleague = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
  reviewer = await createOfficer([grantOf('reviewer', { instituteId: 'ttcih' })]);
});

/** The form about a course as its page fills it in. */
async function openAbout(draft: { id: string; slug: string }) {
  const text = (await getDraftFile(author, draft.id, 'course.yml'))?.text ?? '';
  const reviewBy = (await findDraft(author, draft.slug))?.reviewBy ?? null;
  const { outcomes, inks, ...about } = readAbout(text);
  return {
    about: {
      ...about,
      inks: inks as 'lake',
      outcomes: outcomes.map(({ text: words }) => words),
      reviewBy,
    },
    seen: markOfAbout(readAbout(text), reviewBy),
  };
}

describe('two people in the form about a course', () => {
  test('the second is told, and nothing of the first is lost', async () => {
    const draft = await smallDraft(author);
    const mine = await openAbout(draft);
    const theirs = await openAbout(draft);
    const first = { ...theirs, about: { ...theirs.about, hours: 7 } };
    const second = { ...mine, about: { ...mine.about, creditPoints: 9 } };
    expect(await saveAbout(colleague, draft.id, first)).toEqual({ outcome: 'saved' });
    expect(await saveAbout(author, draft.id, second)).toEqual({ outcome: 'changedMeanwhile' });
    expect((await openAbout(draft)).about).toMatchObject({ hours: 7, creditPoints: 2 });
    const { seen } = await openAbout(draft);
    expect(await saveAbout(author, draft.id, { ...second, seen })).toEqual({ outcome: 'saved' });
    expect((await openAbout(draft)).about).toMatchObject({ hours: 1, creditPoints: 9 });
  });

  test('a form that is sent twice is no conflict, and the day to read it again counts too', async () => {
    const draft = await smallDraft(author);
    const form = await openAbout(draft);
    const dated = { ...form, about: { ...form.about, reviewBy: '2027-03-01' } };
    expect(await saveAbout(author, draft.id, dated)).toEqual({ outcome: 'saved' });
    expect(await saveAbout(author, draft.id, dated)).toEqual({ outcome: 'saved' });
    expect(await saveAbout(colleague, draft.id, form)).toEqual({ outcome: 'changedMeanwhile' });
    expect((await findDraft(author, draft.slug))?.reviewBy).toBe('2027-03-01');
  });

  test('of two forms that are sent at once one is kept', async () => {
    const draft = await smallDraft(author);
    const form = await openAbout(draft);
    const answers = await Promise.all(
      [3, 4].map((hours, index) =>
        saveAbout(index === 0 ? author : colleague, draft.id, { ...form, about: { ...form.about, hours } }),
      ),
    );
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['changedMeanwhile', 'saved']);
  });
});

describe('a backup of Moodle', () => {
  test('becomes a draft with ids of its own, and its report accounts for every activity', async () => {
    const entries = Array.from({ length: 6 }, (_, place) => String(place + 1));
    const questions = categoryOf(
      entries.map((id) =>
        entryOf(
          id,
          'multichoice',
          both(`<p>Swali la ${id}?</p>`, `<p>Question ${id}?</p>`),
          choicesOf(
            ['Mbu', 'Inzi', 'Maji'].map((text) => ({ text: both(text, `${text} en`), feedback: '' })),
          ),
        ),
      ),
    );
    const backup = moodleBackup({
      title: both('Malaria', 'Malaria again'),
      sections: [
        {
          id: '1',
          name: both('Misingi', 'Basics'),
          activities: [
            { moduleId: '11', kind: 'page', title: both('Mbu', 'Mosquitoes'), content: pageOf('<p>Mbu</p>') },
            { moduleId: '12', kind: 'label', title: 'Label', content: labelOf('<p>Soma.</p>') },
            { moduleId: '13', kind: 'quiz', title: both('Jaribio', 'Quiz'), content: quizOf(entries) },
            { moduleId: '14', kind: 'h5pactivity', title: 'Film with questions', content: '<intro></intro>' },
          ],
        },
      ],
      questions,
    });
    const answer = await openBackup(author, {
      instituteId: 'ttcih',
      slug: 'malaria-from-moodle',
      bytes: await packed(backup),
    });
    if (answer.outcome !== 'created') throw new Error(JSON.stringify(answer));
    const draft = await getDraft(author, answer.slug);
    expect(draft?.id).toBe(answer.id);
    expect(draft?.modules.map(({ lessons }) => lessons.length)).toEqual([1]);
    expect(draft?.files.map(({ path }) => path)).toContain('course.yml');
    const report = await getImportReport(answer);
    expect(report?.activities.map(({ title }) => title)).toContain('Film with questions');
    const checked = await checkDraft(author, answer.slug);
    expect(checked?.faults.map(({ code }) => code)).not.toContain('idElsewhere');
    expect(checked?.faults.map(({ code }) => code)).not.toContain('instituteOther');
  });

  test('that is none is refused, and no draft is made', async () => {
    const answer = await openBackup(author, {
      instituteId: 'ttcih',
      slug: 'no-backup',
      bytes: new TextEncoder().encode('not a backup'),
    });
    expect(answer.outcome).toBe('backupRefused');
    expect(await findDraft(author, 'no-backup')).toBeUndefined();
  });

  test('of somebody who writes nothing for the institute is refused', async () => {
    const bytes = new Uint8Array();
    expect(await openBackup(reviewer, { instituteId: 'ttcih', slug: 'not-theirs', bytes })).toEqual({
      outcome: 'forbidden',
    });
  });
});

test('a correction that is published leaves open attempts with the questions that they began with', async () => {
  const draft = await smallDraft(author);
  await publishApproved({ author, reviewer }, draft.id);
  const before = await getCourse(draft.slug);
  const quizBefore = before?.manifest.modules[0]?.quiz;
  if (!before || !quizBefore) throw new Error('the course was not published');
  const learner = await createPerson();
  await enrolPerson(learner, before);
  await doLessons(learner, before);
  const attemptId = await openAttempt(learner, before, quizBefore);
  const asked = JSON.stringify(await getAttempt(learner.id, attemptId, 'en'));

  const question = `${before.id}.m1.q1`;
  await changeText(author, draft.id, 'basics/quiz.yml', (text) =>
    text.replaceAll(`question ${question}`, 'a question put better'),
  );
  await publishApproved({ author, reviewer }, draft.id);
  const after = await getCourse(draft.slug);
  expect(after?.revision).not.toBe(before.revision);
  expect(JSON.stringify(await getAttempt(learner.id, attemptId, 'en'))).toBe(asked);

  const answers = { [question]: ['b'], [`${before.id}.m1.q2`]: ['a', 'c'], [`${before.id}.m1.q3`]: ['true'] };
  const rest = { [`${before.id}.m1.q4`]: ['92.5'], [`${before.id}.m1.q5`]: ['b'] };
  await submit(learner, attemptId, { ...answers, ...rest });
  expect(await getAttempt(learner.id, attemptId, 'en')).toMatchObject({ status: 'submitted', passed: true });

  const quizAfter = after?.manifest.modules[0]?.quiz;
  if (!after || !quizAfter) throw new Error('the correction was not published');
  const newcomer = await createPerson();
  await enrolPerson(newcomer, after);
  await doLessons(newcomer, after);
  const next = await openAttempt(newcomer, after, quizAfter);
  expect(JSON.stringify(await getAttempt(newcomer.id, next, 'en'))).toContain('a question put better');
});

test('a roll back brings the states of the translations back with the texts', async () => {
  const draft = await smallDraft(author);
  await publishApproved({ author, reviewer }, draft.id);
  const lesson = { course: draft.slug, module: 'basics', lesson: 'counting', language: 'sw' as const };
  const read = async () => ({
    states: await getTranslations(draft.slug, author),
    both: (await getLesson(lesson, { inBothLanguages: true }))?.otherBlocks,
  });
  const first = await read();
  const add = (words: string) => (text: string) => `${text}\n${words}\n`;
  await changeText(author, draft.id, 'basics/counting/lesson.sw.mdx', add('Watoto 57 walihesabiwa.'));
  await changeText(author, draft.id, 'basics/counting/lesson.en.mdx', add('The 57 children were counted.'));
  await publishApproved({ author, reviewer }, draft.id);
  const second = await read();
  expect(second.states?.lessons[0]?.total).toBe((first.states?.lessons[0]?.total ?? 0) + 1);
  const from = (await getCourse(draft.slug))?.revision ?? '';
  expect(await rollBack(author, draft.id, { from, reason: 'A wrong figure' })).toEqual({
    outcome: 'rolledBack',
  });
  expect(await read()).toEqual(first);
});
