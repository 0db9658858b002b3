import type { Translator } from '~/platform/i18n/translate';
import type { Language } from '~/platform/i18n/language';
import type { Viewer } from './viewer';

/** The actions that have words of their own for the person whom they concern. */
const told = [
  'account.created',
  'account.changed',
  'account.erasureAsked',
  'account.erasureUndone',
  'account.merged',
  'account.mergeUndone',
  'person.viewed',
  'person.confirmed',
  'person.exported',
  'code.given',
  'code.used',
  'password.changed',
  'phone.changed',
  'email.changed',
  'pin.set',
  'session.ended',
  'signIn.refused',
  'role.granted',
  'role.revoked',
  'member.added',
  'member.left',
  'member.removed',
  'credential.revoked',
  'signOff.given',
  'signOff.takenBack',
  'credential.restored',
  'credential.corrected',
] as const;

/** What was done with a person's record, and in which role, in the person's language. */
export function deedWords(
  { action, by }: { action: string; by: Viewer },
  language: Language,
  t: Translator,
): { what: string; who: string } {
  const known = told.find((one) => one === action);
  const where = 'where' in by ? by.where[language] : '';
  return {
    what: known ? t(`privacy:action.${known}`) : t('privacy:action.other'),
    who: t(`privacy:by.${by.kind}`, { where }),
  };
}
