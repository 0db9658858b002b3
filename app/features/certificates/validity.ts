import type { CertificateRule } from '~db/schema/catalog';

const dayMs = 24 * 3_600_000;
/** East Africa Time is three hours ahead of UTC all year. */
const eastAfricaOffsetMs = 3 * 3_600_000;

/** Days before its end from which a certificate may be renewed whose course has no rule any more. */
export const usualDaysBefore = 90;

/**
 * @returns the last second of the day, in East Africa, that stands so many months after the day of `from`; of a month that is too short, its last
 * day
 */
export function endOfValidity(from: Date, months: number): Date {
  const day = new Date(from.getTime() + eastAfricaOffsetMs);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months];
  const daysInMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const last = Date.UTC(year, month, Math.min(day.getUTCDate(), daysInMonth));
  return new Date(last + dayMs - 1000 - eastAfricaOffsetMs);
}

/** @returns from when on a certificate that ends then may be renewed */
export const renewalOpensAt = (validUntil: Date, rule: CertificateRule | undefined): Date =>
  new Date(validUntil.getTime() - (rule?.recertification.opensDaysBefore ?? usualDaysBefore) * dayMs);

/** @returns the end of a certificate that takes another one's place: whoever renews early loses nothing */
export function endOfRenewed(now: Date, before: Date, rule: CertificateRule | undefined): Date | null {
  return rule ? endOfValidity(before > now ? before : now, rule.validMonths) : null;
}

/** What a certificate comes to at a moment. */
export type Standing = 'valid' | 'expired' | 'revoked' | 'replaced';

export function standingOf(
  { revoked, replaced, validUntil }: { revoked: unknown; replaced: unknown; validUntil: Date | null },
  now: Date,
): Standing {
  if (replaced) return 'replaced';
  if (revoked) return 'revoked';
  return validUntil && validUntil < now ? 'expired' : 'valid';
}
