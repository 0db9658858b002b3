import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { cadres } from '~/features/accounts/index';
import { inks } from '~/features/catalog/schemas';
import { title, wholeText } from './draft-fields';

const count = (most: number) => z.coerce.number('number').min(0, 'number').max(most, 'number');

/** So many outcomes a course has at most in the form. */
export const mostOutcomes = 20;

/** What the form about a course sends; outcomes in order, those left empty are taken out. */
export const AboutCourseSchema = z
  .object({
    titleSw: title,
    titleEn: title,
    summarySw: wholeText,
    summaryEn: wholeText,
    topic: z
      .string()
      .trim()
      .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'topic'),
    cadres: z.array(z.enum(cadres, 'cadres')),
    hours: count(1_000),
    creditPoints: count(1_000),
    inks: z.enum(inks, 'text'),
    outcomes: z.array(z.object({ sw: wholeText, en: wholeText })).max(mostOutcomes + 1),
    minimumDays: count(366).int('number'),
    signOff: typedText().optional(),
    prerequisites: typedText().default(''),
    validMonths: z.union([z.literal(''), count(120).int('number')]).default(''),
    reviewBy: z.union([z.literal(''), z.iso.date('date')]).default(''),
  })
  .transform(
    ({ titleSw, titleEn, summarySw, summaryEn, signOff, prerequisites, validMonths, reviewBy, ...rest }) => ({
      ...rest,
      title: { sw: titleSw, en: titleEn },
      summary: { sw: summarySw, en: summaryEn },
      signOff: signOff !== undefined,
      prerequisites: prerequisites.split(/[\s,]+/).filter(Boolean),
      validMonths: validMonths === '' || validMonths === 0 ? null : validMonths,
      reviewBy: reviewBy === '' ? null : reviewBy,
    }),
  );

/** What is written into `course.yml`; which codes of cadres there are is for the gate to say. */
export type AboutCourse = Omit<z.infer<typeof AboutCourseSchema>, 'reviewBy' | 'cadres'> & {
  cadres: string[];
};
