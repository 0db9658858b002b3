import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { stages } from '~/features/items/index';
import { fileVersion, lessonLanguage, wholeText } from './draft-fields';

/** Letters of a lesson's text: the gate takes no more than 256 KB. */
const lessonBody = typedText().max(262_144);

/** A lesson as it stands in the editor, to be looked at, and the versions that it was made from. */
export const TypedLessonSchema = z.object({
  sw: lessonBody,
  en: lessonBody,
  version: z.object({ sw: fileVersion, en: fileVersion }),
});

export type TypedLesson = z.infer<typeof TypedLessonSchema>;

/** One language of a lesson as the editor's script saves it. */
export const TextSaveSchema = z.object({ language: lessonLanguage, body: lessonBody, version: fileVersion });

/** The page of a lesson as its form sends it. */
export const LessonFormSchema = z.object({
  intent: z.enum(['save', 'bring']),
  /** The text that a document is added to. */
  into: lessonLanguage.default('sw'),
  sw: lessonBody,
  en: lessonBody,
  swVersion: fileVersion,
  enVersion: fileVersion,
});

export type LessonForm = z.infer<typeof LessonFormSchema>;

/** Both texts of a lesson block by block, as the form of two columns sends them. */
export const SideBySideSchema = z.object({
  version: z.object({ sw: fileVersion, en: fileVersion }),
  blocks: z
    .array(z.object({ sw: lessonBody, en: lessonBody, copy: z.boolean(), agrees: z.boolean() }))
    .max(600),
});

export type SideBySideForm = z.infer<typeof SideBySideSchema>;

const both = z.object({ sw: wholeText, en: wholeText });

/** What the form about a lesson sends. What is still empty is the gate's to ask for. Messages are keys of `drafts:errors`. */
export const LessonFactsSchema = z.object({
  summary: both,
  minutes: z.string().regex(/^([1-9]|[1-9]\d|1[01]\d|120)$/, 'minutes'),
  stage: z.enum(stages, 'text'),
  author: both,
  swahiliReviewer: typedText().max(200, 'text'),
  sources: both,
});
