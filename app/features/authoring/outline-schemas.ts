import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { slug, title } from './draft-fields';
import type { OutlineDeed } from './plan-outline';

const localizedTitle = { titleSw: title, titleEn: title };
const by = z
  .string()
  .regex(/^-?[1-9]\d{0,2}$/)
  .transform(Number);
const named = typedText().min(1).max(100);

/** What is done to an outline, as its forms send it. Messages are keys of `drafts:errors`. */
export const OutlineFormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('addModule'), slug, ...localizedTitle }),
  z.object({ intent: z.literal('addLesson'), module: named, slug, ...localizedTitle }),
  z.object({ intent: z.literal('addPractice'), module: named }),
  z.object({ intent: z.literal('renameModule'), module: named, ...localizedTitle }),
  z.object({ intent: z.literal('renameLesson'), module: named, lesson: named, ...localizedTitle }),
  z.object({ intent: z.literal('moveModule'), module: named, by }),
  z.object({ intent: z.literal('moveLesson'), module: named, lesson: named, by }),
  z.object({ intent: z.literal('deleteModule'), module: named }),
  z.object({ intent: z.literal('deleteLesson'), module: named, lesson: named }),
  z.object({ intent: z.literal('deletePractice'), module: named }),
  z.object({ intent: z.literal('undo'), deed: z.uuid() }),
  z.object({ intent: z.literal('share'), sharing: z.enum(['no', 'lessons', 'all']) }),
]);

type OutlineForm = Exclude<z.infer<typeof OutlineFormSchema>, { intent: 'undo' | 'share' }>;

/** The deed that a form of the outline asks for. */
export function deedOf({ intent, ...form }: OutlineForm): OutlineDeed {
  const { titleSw, titleEn, ...rest } = { titleSw: '', titleEn: '', ...form };
  return { kind: intent, ...rest, title: { sw: titleSw, en: titleEn } } as OutlineDeed;
}
