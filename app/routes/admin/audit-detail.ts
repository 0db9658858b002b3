import type { Role } from '~/features/accounts/index';
import type { Translator } from '~/platform/i18n/translate';
import type { AuditEntry } from '~/platform/search-audit.server';

/** What details are called that entries commonly have. */
const named = [
  'added',
  'complete',
  'confirmed',
  'duplicates',
  'entries',
  'fields',
  'import',
  'in',
  'kept',
  'kind',
  'limit',
  'notListed',
  'phoneOf',
  'purpose',
  'rejected',
  'rows',
  'searched',
  'shown',
  'tries',
  'unchanged',
  'updated',
  'warnings',
  'wentOn',
  'which',
  'why',
] as const;

/** What of an institute was changed. */
const instituteFields = {
  kind: 'institutes:kindLabel',
  nameSw: 'institutes:nameSw',
  nameEn: 'institutes:nameEn',
  closed: 'institutes:closed',
} as const;

type Shown = Pick<AuditEntry, 'action' | 'objectId' | 'detail'>;

/** @returns what an entry tells beside what was done, one text for each detail */
export function detailInWords({ action, objectId, detail }: Shown, t: Translator): string[] {
  const { field, from, to, role, ...rest } = detail ?? {};
  const value = (of: string | number | boolean | null | undefined) =>
    typeof of === 'boolean' ? t(of ? 'admin:yes' : 'admin:no') : of === '' ? '–' : String(of ?? '–');
  const changed =
    action === 'setting.changed'
      ? t(`admin:settings.of.${objectId}.label` as 'admin:settings.of.keepAuditYears.label')
      : t(instituteFields[field as keyof typeof instituteFields] ?? 'admin:changed');
  // Of a text the trail doesn't keep what it was and is.
  const whole = action === 'setting.changed' ? [changed] : [];
  return [
    ...(role === undefined ? [] : [t(`people:role.${role as Role}`)]),
    ...(to === undefined ? whole : [`${changed}: ${value(from)} → ${value(to)}`]),
    ...Object.entries(rest).map(([name, of]) => `${nameOf(name, t)}: ${value(of)}`),
  ];
}

function nameOf(name: string, t: Translator): string {
  const known = named.find((one) => one === name);
  return known ? t(`admin:detail.${known}`) : name;
}
