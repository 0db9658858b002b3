import { type SQL, sql } from 'drizzle-orm';
import { expiringDays } from './count-standings.server';
import type { CertificateState } from './schemas';

const isRevoked = sql`exists (
  select from credential_revocation where credential_id = credential.id and restored_at is null)`;

const endsSoon = sql`valid_until < now() + make_interval(days => ${expiringDays})`;

/** The condition on `credential` for each state. One in whose place another has come is in none of them but `replaced`. */
export const inState: Record<CertificateState, SQL> = {
  valid: sql`ended_at is null and (valid_until is null or not ${endsSoon})`,
  expiring: sql`ended_at is null and valid_until >= now() and ${endsSoon}`,
  expired: sql`ended_at is null and valid_until < now()`,
  revoked: sql`ended_at is not null and ${isRevoked}`,
  replaced: sql`ended_at is not null and not ${isRevoked}`,
};

/** The state of a row of `credential`, a {@link CertificateState}. */
export const stateOfCertificate: SQL = sql`case
  when ${inState.revoked} then 'revoked' when ended_at is not null then 'replaced'
  when valid_until < now() then 'expired' when ${endsSoon} then 'expiring' else 'valid' end`;
