import { cadres, type Role, roles } from '~/features/accounts/index';
import { instituteKinds } from '~/features/institutes/index';
import { type CertificateState, certificateStates, type Step, steps } from '~/features/tracking/schemas';
import type { Translator } from '~/platform/i18n/translate';
import type { AuditEntry } from '~/platform/search-audit.server';

/** What details are called; the outcomes of an uploaded list have words of their own. */
const named = [
  'added',
  'cadre',
  'certificates',
  'complete',
  'confirmed',
  'council',
  'courses',
  'decision',
  'drafts',
  'duplicates',
  'email',
  'endedOn',
  'entries',
  'extraAttempts',
  'extraTimePercent',
  'facility',
  'fields',
  'import',
  'in',
  'kept',
  'kind',
  'limit',
  'notListed',
  'number',
  'phoneOf',
  'phones',
  'professionalCouncil',
  'purpose',
  'reason',
  'region',
  'rejected',
  'replacedBy',
  'role',
  'rows',
  'searched',
  'shown',
  'state',
  'step',
  'tries',
  'unchanged',
  'updated',
  'validFrom',
  'validUntil',
  'warnings',
  'wentOn',
  'which',
  'why',
] as const;

const outcomes = [
  'refused',
  'likely',
  'new',
  'added',
  'invite',
  'asked',
  'invited',
  'declined',
  'member',
  'known',
] as const;

/** Details whose values are codes of their own, with all of them. */
const codes: Partial<Record<string, readonly string[]>> = {
  decision: ['kept', 'revoked'],
  email: ['verified', 'removed'],
  fields: [
    'name',
    'cadre',
    'councilId',
    'facilityId',
    'facility',
    'trainingInstitution',
    'sex',
    'checkNumber',
    'language',
    'registrations',
  ],
  in: ['audit', 'roles', 'tracking'],
  phoneOf: ['kept', 'merged'],
  purpose: ['recovery', 'invitation'],
  which: ['one', 'others', 'all'],
  why: ['ownWish', 'phoneForgotten', 'wrongTries', 'over', 'mistaken'],
};

/** Limits of tries by the names under which they are counted: keys hold no colon. */
const limits = {
  'sign-in:address': 'network',
  'sign-in:phone-address': 'phoneAndNetwork',
  'sign-in:phone': 'phone',
} as const;

/** What of an institute or of a council's rule was changed. */
const changedFields = {
  kind: 'institutes:kindLabel',
  nameSw: 'institutes:nameSw',
  nameEn: 'institutes:nameEn',
  closed: 'institutes:closed',
  periodMonths: 'cpd:rule.periodMonths',
  periodStart: 'cpd:rule.periodStart',
  requiredPoints: 'cpd:rule.requiredPoints',
  categoryOnePercent: 'cpd:rule.categoryOnePercent',
  associationPercent: 'cpd:rule.associationPercent',
  isConfirmed: 'cpd:rule.isConfirmed',
} as const;

type Shown = Pick<AuditEntry, 'action' | 'objectId' | 'detail'>;
type Value = string | number | boolean | null | undefined;

/**
 * @param places names of regions and councils by id
 * @returns what an entry tells beside what was done, one text for each detail
 */
export function detailInWords(
  { action, objectId, detail }: Shown,
  places: Partial<Record<string, string>>,
  t: Translator,
): string[] {
  const { field, from, to, ...rest } = detail ?? {};
  const changed =
    action === 'setting.changed'
      ? t(`admin:settings.of.${objectId}.label` as 'admin:settings.of.keepAuditYears.label')
      : t(changedFields[field as keyof typeof changedFields] ?? 'admin:changed');
  const value = (name: string, of: Value) => valueInWords(name, of, places, t);
  // Of a text the trail doesn't keep what it was and is.
  const whole = action === 'setting.changed' ? [changed] : [];
  const nameOf = action === 'people.imported' ? nameOfOutcome : nameOfDetail;
  return [
    ...(to === undefined
      ? whole
      : [`${changed}: ${value(String(field), from)} → ${value(String(field), to)}`]),
    ...Object.entries(rest).map(([name, of]) =>
      // Which role it was needs no other word where a role was given or taken.
      name === 'role' && action !== 'people.listed' && action !== 'people.exported'
        ? value(name, of)
        : `${nameOf(name, t)}: ${value(name, of)}`,
    ),
  ];
}

function nameOfDetail(name: string, t: Translator): string {
  const known = named.find((one) => one === name);
  return known ? t(`admin:detail.${known}`) : name;
}

function nameOfOutcome(name: string, t: Translator): string {
  const known = outcomes.find((one) => one === name);
  return known ? t(`admin:outcome.${known}`) : nameOfDetail(name, t);
}

function valueInWords(
  name: string,
  of: Value,
  places: Partial<Record<string, string>>,
  t: Translator,
): string {
  if (typeof of === 'boolean') return t(of ? 'admin:yes' : 'admin:no');
  if (typeof of !== 'string' || of === '') return of === '' ? '–' : String(of ?? '–');
  if (name === 'fields') {
    const fields = of.split(', ').map((field) => codeInWords(name, field, t) ?? field);
    return [...new Set(fields)].join(', ');
  }
  if (name === 'region' || name === 'council') return places[of] ?? of;
  return codeInWords(name, of, t) ?? of;
}

/** @returns the words of a code, or undefined where it is none that is known */
function codeInWords(name: string, code: string, t: Translator): string | undefined {
  const isOf = (known: readonly string[]) => known.includes(code);
  switch (name) {
    case 'cadre':
      return isOf(cadres) ? t(`accounts:cadre.${code}` as 'accounts:cadre.CO') : undefined;
    case 'role':
      return isOf(roles) ? t(`people:role.${code as Role}`) : undefined;
    case 'kind':
      return isOf(instituteKinds) ? t(`institutes:kind.${code}` as 'institutes:kind.partner') : undefined;
    case 'state':
      return isOf(['confirmed', 'selfDeclared', 'invited'])
        ? t(`people:state.${code}` as 'people:state.confirmed')
        : undefined;
    case 'certificates':
      return isOf(certificateStates)
        ? t(`tracking:certificates.state.${code as CertificateState}`)
        : undefined;
    case 'step':
      return isOf(steps) ? t(`tracking:step.${code as Step}`) : undefined;
    case 'limit':
      return code in limits ? t(`admin:code.limit.${limits[code as keyof typeof limits]}`) : undefined;
    default:
      return isOf(codes[name] ?? []) ? t(`admin:code.${name}.${code}` as 'admin:code.which.one') : undefined;
  }
}
