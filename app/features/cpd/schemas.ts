import { z } from 'zod';
import { startOfDay } from '~/platform/calendar-day';
import { parseTypedNumber } from '~/platform/typed-number';
import type { CouncilRule } from './council-rule';

/** Messages of these schemas are keys of `cpd:errors`. */
const day = z
  .string('day')
  .trim()
  .refine((text) => startOfDay(text) !== undefined, 'day');

/** A number that was typed, or null where the field is empty. */
const typedNumber = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null;
    const number = parseTypedNumber(typed);
    if (number !== undefined) return number;
    context.addIssue({ code: 'custom', message: 'number' });
    return z.NEVER;
  });

const wholeNumber = (least: number, most: number) =>
  typedNumber.pipe(z.number('number').int('number').min(least, 'range').max(most, 'range').nullable());

const mostPoints = 100;

/** Points of a course; councils give halves too. */
const points = typedNumber.pipe(
  z.number().min(0.5, 'points').max(mostPoints, 'points').multipleOf(0.5, 'points').nullable(),
);

export interface NewApproval {
  /** The council's abbreviation. */
  council: string;
  number: string;
  category: 1 | 2 | null;
  validFrom: string;
  validUntil: string;
  courses: { courseId: string; points: number }[];
}

const approvalShape = {
  council: z.string('council').trim().min(1, 'council'),
  number: z
    .string('approvalNumber')
    .transform((typed) =>
      typed
        .replace(/[\p{Cc}\p{Cf}]/gu, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .pipe(z.string().min(1, 'approvalNumber').max(60, 'tooLong')),
  category: z
    .enum(['', '1', '2'], 'category')
    .default('')
    .transform((typed) => (typed === '' ? null : typed === '1' ? 1 : 2)),
  validFrom: day,
  validUntil: day,
};

/** The field that holds a course's points; a course whose field is empty is not part of the approval. */
export const pointsField = (courseId: string) => `points.${courseId}`;

/** @param courseIds the courses that the form names */
export const newApprovalSchema = (courseIds: readonly string[]) =>
  z
    .object({
      ...approvalShape,
      ...Object.fromEntries(courseIds.map((id) => [pointsField(id), points])),
    })
    .transform((fields, context): NewApproval => {
      const { council, number, category, validFrom, validUntil } = fields;
      const given = fields as Record<string, unknown>;
      const courses = courseIds.flatMap((courseId) => {
        const value = given[pointsField(courseId)];
        return typeof value === 'number' ? [{ courseId, points: value }] : [];
      });
      if (courses.length === 0) context.addIssue({ code: 'custom', message: 'courses', path: ['courses'] });
      if (validUntil < validFrom)
        context.addIssue({ code: 'custom', message: 'dayOrder', path: ['validUntil'] });
      return { council, number, category, validFrom, validUntil, courses };
    });

export const EndApprovalSchema = z.object({ approval: z.uuid(), intent: z.enum(['over', 'mistaken']) });

export const CouncilRuleSchema: z.ZodType<CouncilRule> = z.object({
  periodMonths: typedNumber.pipe(z.number('number').int('number').min(1, 'range').max(120, 'range')),
  periodStart: day.refine((text) => text === '' || text.endsWith('-01'), 'firstOfMonth'),
  requiredPoints: wholeNumber(1, 1000),
  categoryOnePercent: wholeNumber(0, 100),
  associationPercent: wholeNumber(0, 100),
  isConfirmed: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((ticked) => ticked === 'yes'),
});
