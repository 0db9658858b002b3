import { z } from 'zod';
import { cadres } from '~/features/accounts/index';
import { dayOf } from '~/platform/calendar-day';

const id = z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'unknown');
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'month', abort: true })
  .refine((typed) => typed <= dayOf(new Date()), 'monthLate');

/** Steps that people take, each with fewer of them; and what becomes of certificates. */
export const steps = ['known', 'enrolled', 'active', 'passed', 'certified', 'expiring', 'expired'] as const;
export type Step = (typeof steps)[number];

const fields = {
  /** Months such as `2026-03`, both included. */
  from: month,
  to: month,
  /** Id of a course, or `path/` and the slug of a learning path. */
  course: z.string().regex(/^(path\/)?[A-Za-z0-9-]{1,60}$/, 'unknown'),
  institute: id,
  cadre: z.enum(cadres, 'unknown'),
  region: id,
  council: id,
  facility: id,
  sex: z.enum(['female', 'male'], 'unknown'),
};

export const filterNames = Object.keys(fields) as FilterName[];
export type FilterName = keyof typeof fields;
export type TrackingFilter = { [Name in FilterName]?: z.output<(typeof fields)[Name]> | undefined };
export type FilterFault = 'month' | 'monthLate' | 'order' | 'unknown' | 'outside';

/** @returns the value of one filter, or what is wrong with what was typed */
export function parseFilter<Name extends FilterName>(
  name: Name,
  typed: string,
): { value: TrackingFilter[Name] } | { fault: FilterFault } {
  const parsed = fields[name].safeParse(typed);
  if (parsed.success) return { value: parsed.data as TrackingFilter[Name] };
  return { fault: parsed.error.issues[0]?.message as FilterFault };
}

/** Why somebody needs attention: the certificate ends soon, no activity for two weeks, failed a quiz twice. */
export const riskReasons = ['ending', 'resting', 'failed'] as const;
export type RiskReason = (typeof riskReasons)[number];

export const RiskReasonSchema = z.enum(riskReasons).catch('ending');

/**
 * A figure that has a list behind it: a step, or who did a lesson, stopped after it, passed or got a certificate in a month, is certified among
 * those in post, or got a certificate after a known number of days.
 */
export type ListedFigure =
  Step | `${'did' | 'stopped'}/${string}` | `${'passed' | 'certified'}/${string}` | 'staffed' | 'paced';

/** The parts of a figure that is of a lesson or a month. */
type FigurePart = { of: 'did' | 'stopped'; lesson: string } | { of: 'passed' | 'certified'; month: string };

/** @returns undefined for a figure that has no parts */
export function partOfFigure(figure: ListedFigure): FigurePart | undefined {
  const [of = '', value = ''] = figure.split('/');
  if (value === '') return undefined;
  if (of === 'did' || of === 'stopped') return { of, lesson: value };
  return of === 'passed' || of === 'certified' ? { of, month: value } : undefined;
}

const isFigureOfPart = (typed: string): boolean =>
  /^(did|stopped)\/[A-Za-z0-9.-]{1,60}$|^(passed|certified)\/20\d\d-(0[1-9]|1[0-2])$/.test(typed);

export const ListedFigureSchema = z
  .union([
    z.enum([...steps, 'staffed', 'paced']),
    z.custom<ListedFigure>((typed) => typeof typed === 'string' && isFigureOfPart(typed)),
  ])
  .catch('enrolled');

/** Facilities where somebody holds a valid certificate, or nobody does. */
export const certifiedWithin = ['without', 'with'] as const;
export type CertifiedWithin = (typeof certifiedWithin)[number];
export const CertifiedWithinSchema = z.enum(certifiedWithin).catch('without');

/** After which facility a list of them goes on. */
export const AfterFacilitySchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/)
  .optional()
  .catch(undefined);

/** After which person, and which of their courses, a list goes on. */
export const AfterSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/[A-Za-z0-9-]{0,60}$/)
  .transform((after) => ({ personId: after.slice(0, 36), courseId: after.slice(37) }))
  .optional()
  .catch(undefined);

/** What has become of a certificate; `replaced` where a renewed or corrected one has come in its place. */
export const certificateStates = ['valid', 'expiring', 'expired', 'revoked', 'replaced'] as const;
export type CertificateState = (typeof certificateStates)[number];

export const CertificateStateSchema = z.enum(certificateStates).catch('valid');

/** After which certificate, by the moment of its issue and its id, a list goes on. */
export const AfterCertificateSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[0-9:.]{8,15}Z\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((after) => ({ issuedAt: after.slice(0, after.indexOf('/')), id: after.slice(-36) }))
  .optional()
  .catch(undefined);

/** How an overview comes by email. */
export const OverviewOrderSchema = z.object({
  rhythm: z.enum(['weekly', 'monthly']),
  kind: z.enum(['pdf', 'xlsx']),
});
export type OverviewOrder = z.infer<typeof OverviewOrderSchema>;

export const CancelOrderSchema = z.object({ order: z.uuid() });

/** An office that is to get an ordered overview too. Messages are keys of `tracking:byEmail.office.errors`. */
export const OfficeSchema = z.object({
  to: z.uuid(),
  office: z
    .string()
    .transform((typed) => typed.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1, 'officeMissing').max(80, 'officeLong')),
  place: z.string().regex(/^(region|council)\/[a-z0-9-]{1,60}$/, 'place'),
  email: z.string().trim().toLowerCase().max(200, 'address').pipe(z.email('address')),
});
export type NewOffice = z.infer<typeof OfficeSchema>;

export const RemoveOfficeSchema = z.object({ office: z.uuid(), intent: z.literal('remove') });

/** What an office answers; mail programs post `List-Unsubscribe=One-Click` (RFC 8058). */
export const OfficeAnswerSchema = z.union([
  z.object({ intent: z.enum(['confirm', 'stop']) }),
  z.object({ 'List-Unsubscribe': z.literal('One-Click') }).transform(() => ({ intent: 'oneClick' as const })),
]);
