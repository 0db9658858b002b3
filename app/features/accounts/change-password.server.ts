import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { recordAudit } from '~/platform/audit.server';
import { confirmPassword } from './confirm-password.server';
import { hashPassword } from './password.server';
import { checkPassword, type PasswordFault } from './password-rule';
import { replacePassword } from './replace-password.server';
import { rotateSession, type SignedIn } from './session.server';

export type ChangePasswordAnswer =
  /** With the header that gives the browser its new session. */
  | { outcome: 'changed'; setCookie: string }
  | { outcome: 'wrongPassword' }
  | { outcome: 'refused'; fault: PasswordFault | 'passwordSame' }
  | { outcome: 'wait'; retryAfterSeconds: number };

/** Changes one's own password; all other sessions and all PINs end, and this browser gets a new session. */
export async function changePassword(
  request: Request,
  { actor, session }: SignedIn,
  { current, password }: { current: string; password: string },
  { address, publicUrl }: { address: string; publicUrl: string },
): Promise<ChangePasswordAnswer> {
  const [person] = await database()
    .select({ phone: account.phone })
    .from(account)
    .where(eq(account.id, actor.id));
  const fault = checkPassword(password, { name: actor.name, phone: person?.phone });
  if (fault) return { outcome: 'refused', fault };
  const confirmed = await confirmPassword(actor.id, current);
  if (confirmed.outcome === 'wait') return confirmed;
  if (confirmed.outcome === 'wrong') return { outcome: 'wrongPassword' };
  if (password.normalize('NFKC') === current.normalize('NFKC')) {
    return { outcome: 'refused', fault: 'passwordSame' };
  }
  const passwordHash = await hashPassword(password);
  await database().transaction(async (tx) => {
    await replacePassword(tx, actor.id, passwordHash);
    await recordAudit(tx, { actorId: actor.id, address }, { action: 'password.changed', personId: actor.id });
  });
  return {
    outcome: 'changed',
    setCookie: await rotateSession(request, actor.id, { publicUrl, isShared: session.isShared }),
  };
}
