import { z } from 'zod';
import { asPeriod, isPeriod } from '~/features/worksheets/index';
import { startOfDay } from '~/platform/calendar-day';
import type { FormFields } from '~/platform/http/read-form.server';
import { parseTypedNumber } from '~/platform/typed-number';
import { steps } from './steps';

/** Control characters but line ends and tabs, and what XML doesn't know: neither PostgreSQL nor a DOCX takes them. */
const unwritable = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu;

/** Messages are keys of `meetings:fault`. */
const words = (most: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(unwritable, '').trim())
    .pipe(z.string().max(most, 'tooLong'));

const day = words(40).refine((typed) => typed === '' || startOfDay(typed) !== undefined, 'day');
const figure = words(40).refine((typed) => typed === '' || parseTypedNumber(typed) !== undefined, 'number');

export const MeetingIdSchema = z.uuid();
export const StepSchema = z.enum(steps);

/** What a form says of a meeting as a whole. */
export const OpeningSchema = z.object({
  period: z.string().trim().max(40, 'period').transform(asPeriod).refine(isPeriod, 'period'),
  heldOn: day.refine((typed) => typed !== '', 'day'),
  chair: words(120),
  present: words(600),
  /** There where the meeting is the facility's. */
  facility: z.string().optional(),
});

export type Opening = z.output<typeof OpeningSchema>;

/** A new meeting goes on from an earlier one, or from none. */
export const PreviousSchema = z.object({ previous: z.uuid().optional().catch(undefined) });

/** `run:<id>` or `sheet:<key>`; what can't be understood is nothing that was picked. */
export const PickSchema = z
  .string()
  .regex(/^(run:[\da-f-]{36}|sheet:W\d{2})$/)
  .transform((text) => {
    const [kind, id = ''] = text.split(':');
    return { kind: kind as 'run' | 'sheet', id };
  });

export type PickedPoint = z.output<typeof PickSchema>;

export const FindingSchema = z.object({ figure: words(200), finding: words(1500) });

export const WhySchema = z.object({
  answer: words(300),
  evidence: z.enum(['seen', 'counted', 'assumed', '']).catch(''),
});

export const ActionSchema = z.object({
  id: z.uuid().optional().catch(undefined),
  action: words(400),
  worksheet: z
    .string()
    .regex(/^W\d{2}$/)
    .or(z.literal(''))
    .catch(''),
  indicator: words(120),
  baseline: figure,
  target: figure,
  owner: words(120),
  due: day,
  level: z.enum(['facility', 'council', 'region']).catch('facility'),
  /** There where it is to be taken out. */
  remove: z.string().optional(),
});

export const CarriedSchema = z.object({
  status: z.enum(['open', 'done', 'dropped']).catch('open'),
  completedOn: day,
  note: words(400),
});

/** What the forms of a meeting's own page ask for. */
export const MeetingDeedSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('delete') }),
  z.object({ intent: z.enum(['share', 'endShare']), audience: z.enum(['facility', 'council']) }),
]);

/** Several of one kind in a form: values and faults. */
export interface Group<Value> {
  /** By what stands between the dots of a field's name. */
  values: Map<string, Value>;
  /** Key of what is wrong, by the name of the field. */
  faults: Record<string, string>;
}

/**
 * Reads the fields `<kind>.<id>.<key>` of a form.
 * @returns the values of each id whose fields can be read, in the order of the form
 */
export function readGroup<Schema extends z.ZodObject>(
  fields: FormFields,
  kind: string,
  schema: Schema,
): Group<z.output<Schema>> {
  const byId = new Map<string, FormFields>();
  for (const [name, value] of Object.entries(fields)) {
    const [of, id, key, ...rest] = name.split('.');
    if (of !== kind || id === undefined || key === undefined || rest.length > 0) continue;
    byId.set(id, { ...byId.get(id), [key]: value });
  }
  const values = new Map<string, z.output<Schema>>();
  const faults: Record<string, string> = {};
  for (const [id, group] of byId) {
    const parsed = schema.safeParse(group);
    if (parsed.success) values.set(id, parsed.data);
    else
      for (const { path, message } of parsed.error.issues)
        faults[`${kind}.${id}.${String(path[0])}`] ??= message;
  }
  return { values, faults };
}
