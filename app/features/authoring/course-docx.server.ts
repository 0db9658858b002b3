import { Document, HeadingLevel, Packer, Paragraph, type Table, TextRun } from 'docx';
import { readPackage } from '~/features/catalog/index.server';
import { formatNumber } from '~/platform/i18n/format';
import { localeOf, type Language } from '~/platform/i18n/language';
import { getTranslator, type Translator } from '~/platform/i18n/translate';
import { readOutline } from './course-document';
import { heading, line, table } from './docx-parts.server';
import type { DraftActor } from './draft-actor.server';
import { readAbout } from './edit-about';
import { findDraft } from './find-draft.server';
import { readDraftPackage } from './get-draft-file.server';
import { docxOfHtml } from './html-docx.server';
import { lessonFile, lessonTitle, splitLesson } from './lesson-file';
import { openLesson } from './open-lesson.server';
import { mapOutcomes } from './outcome-map';
import { lessonFolder, lessonParam } from './package-path';
import { previewLesson } from './preview-lesson.server';
import { quizBlocks } from './quiz-docx.server';

/** What is written in one language: its words and numbers. */
interface Writing {
  language: Language;
  t: Translator;
}

/**
 * A draft on paper in one language: syllabus, map of outcomes, lessons, and questions with their answers. What can't be read yet is said
 * where it would stand.
 * @returns undefined where the draft is not the actor's to see
 */
export async function makeCourseDocx(
  actor: DraftActor,
  slug: string,
  language: Language,
): Promise<Buffer | undefined> {
  const draft = await findDraft(actor, slug);
  if (!draft) return undefined;
  const t = getTranslator(language);
  const files = await readDraftPackage(draft.id);
  const textAt = (path: string) => files.get(path)?.toString('utf8') ?? '';
  const about = readAbout(textAt('course.yml'));
  const { modules: outline } = readOutline(textAt('course.yml'));
  const read = readPackage(slug, files);
  const quizAt = (file: string) => [...read.quizzes, ...read.practices].find((one) => one?.file === file);
  const modules = outline.map((module) => ({
    title: module.title,
    quiz: quizAt(`${module.slug}/quiz.yml`),
    practice: quizAt(`${module.slug}/practice.yml`),
    hasPractice: files.has(`${module.slug}/practice.yml`),
    lessons: module.lessons.map((lesson) => {
      const folder = lessonFolder(module.slug, lesson);
      const title = {
        sw: lessonTitle(textAt(lessonFile(folder, 'sw'))),
        en: lessonTitle(textAt(lessonFile(folder, 'en'))),
      };
      return {
        param: lessonParam(module.slug, lesson),
        title: { sw: title.sw || lesson, en: title.en || lesson },
        minutes: Number(
          /^minutes:[ \t]*(\d+)/m.exec(splitLesson(textAt(lessonFile(folder, language))).front)?.[1] ?? 0,
        ),
      };
    }),
  }));
  const final = quizAt('final.yml');
  const writing = { language, t };
  const lessons: (Paragraph | Table)[] = [];
  for (const module of modules) {
    lessons.push(heading(module.title[language], 2));
    for (const lesson of module.lessons) {
      lessons.push(heading(lesson.title[language], 3));
      lessons.push(...(await lessonBlocks(actor, slug, lesson.param, writing)));
    }
  }
  const rows = mapOutcomes(
    {
      outcomes: about.outcomes,
      modules: modules.map(({ title, lessons: own, quiz, practice }) => ({
        title,
        lessons: own.map((lesson) => lesson.title),
        quiz: quiz?.quiz,
        practice: practice?.quiz,
      })),
      final: final?.quiz,
    },
    language,
  );
  const count = (value: number) => formatNumber(value, language);
  const quizOf = (title: string, quiz: typeof final) =>
    quizBlocks({ title, files: quiz, outcomes: about.outcomes, language, t });
  const document = new Document({
    creator: 'Tumia',
    title: draft.title[language],
    styles: {
      default: { document: { run: { font: 'Calibri', size: 20, language: { value: localeOf[language] } } } },
    },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(draft.title[language])] }),
          line(draft.institute[language]),
          line(t('syllabus:version', { number: count(draft.version) })),
          heading(t('syllabus:syllabus'), 1),
          line(about.summary[language]),
          line(
            t('syllabus:for', {
              cadres: about.cadres.map((one) => t(`accounts:cadre.${one}` as 'accounts:cadre.CO')).join(', '),
            }),
          ),
          line(t('syllabus:hours', { hours: count(about.hours), points: count(about.creditPoints) })),
          heading(t('syllabus:outcomes'), 2),
          ...about.outcomes.map(({ text }, index) => line(`${count(index + 1)}. ${text[language]}`)),
          heading(t('syllabus:modules'), 2),
          table(
            [t('syllabus:module'), t('syllabus:lesson'), t('syllabus:minutes')],
            modules.flatMap(({ title, lessons: own }) =>
              own.map((lesson) => [title[language], lesson.title[language], count(lesson.minutes)]),
            ),
          ),
          heading(t('syllabus:map'), 1),
          line(t('syllabus:mapLead')),
          table(
            [
              ...[t('syllabus:outcome'), t('syllabus:lessons'), t('syllabus:practice'), t('syllabus:quiz')],
              ...[t('syllabus:final'), t('syllabus:remark')],
            ],
            rows.map(({ outcome, lessons: own, practice, quiz, final: inFinal, hasBank, lacks }) => [
              outcome,
              own.join('; '),
              count(practice),
              count(quiz),
              count(inFinal),
              [lacks && `⚠ ${t(`syllabus:lacks.${lacks}`)}`, hasBank && t('syllabus:bank')]
                .filter(Boolean)
                .join(' '),
            ]),
          ),
          heading(t('syllabus:lessons'), 1),
          ...lessons,
          heading(t('syllabus:questions'), 1),
          line(t('syllabus:questionsLead')),
          ...modules.flatMap(({ title, quiz, practice, hasPractice }) => [
            ...(hasPractice ? quizOf(`${title[language]}: ${t('syllabus:practice')}`, practice) : []),
            ...quizOf(`${title[language]}: ${t('syllabus:quiz')}`, quiz),
          ]),
          ...quizOf(t('syllabus:final'), final),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** A lesson as the gate renders it; while it has faults, its text as it is written. */
async function lessonBlocks(
  actor: DraftActor,
  slug: string,
  param: string,
  { language, t }: Writing,
): Promise<(Paragraph | Table)[]> {
  const lesson = await openLesson(actor, slug, param);
  if (!lesson) return [line(t('syllabus:notWritten'))];
  const { blocks } = (await previewLesson(lesson)).texts[language];
  if (!blocks) {
    const { body } = splitLesson(lesson.source[language]);
    return [line(t('syllabus:faulty')), ...body.split('\n').map((one) => line(one))];
  }
  return blocks.flatMap((block): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'html':
        return docxOfHtml(block.html);
      case 'facilitator':
        return [line(t('syllabus:facilitator'), { bold: true }), ...docxOfHtml(block.html)];
      case 'reflection':
        return [line(t('syllabus:reflection', { question: block.question }))];
    }
  });
}
