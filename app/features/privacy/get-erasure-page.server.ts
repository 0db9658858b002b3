import type { Actor } from '~/features/accounts/index.server';
import { pseudonymOf } from '~/features/certificates/index.server';
import { formatDate } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { readSiteSettings } from '~/platform/site-settings.server';

/** What the page about deleting one's account shows. */
export async function getErasurePage(actor: Actor, language: Language) {
  const { erasureWaitDays, keepAuditYears } = await readSiteSettings();
  return {
    /** When it is deleted, where the person has asked for that. */
    dueOn: actor.erasureDueAt && formatDate(actor.erasureDueAt, language),
    pseudonym: pseudonymOf(actor.id),
    waitDays: erasureWaitDays,
    auditYears: keepAuditYears,
  };
}
