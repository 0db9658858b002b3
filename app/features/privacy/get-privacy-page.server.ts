import { type Actor, consentVersion, listConsents } from '~/features/accounts/index.server';
import { formatDate, formatDateTime } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { listOptOuts } from '~/platform/messages/opt-out.server';
import { readSiteSettings } from '~/platform/site-settings.server';
import type { Keeping } from './components/kept-data';
import { deedWords } from './deed-words';
import { listDeeds } from './list-deeds.server';

/** As many as a person looks through; the whole list is with the person's data. */
const mostDeeds = 20;

/** What the text on privacy says beside words: how long things are kept, and whom to ask. */
export async function getPrivacyNotice(): Promise<{
  version: string;
  keeping: Keeping;
  contact: string;
}> {
  const { keepMessagesDays, keepAuditYears, dataProtectionContact } = await readSiteSettings();
  return {
    version: consentVersion,
    keeping: { messagesDays: keepMessagesDays, auditYears: keepAuditYears },
    contact: dataProtectionContact,
  };
}

/** What a person's privacy page shows, in the person's language. */
export async function getPrivacyPage(actor: Actor, language: Language) {
  const [notice, consents, deeds, stopped] = await Promise.all([
    getPrivacyNotice(),
    listConsents(actor.id),
    listDeeds(actor, { by: 'others', limit: mostDeeds }),
    listOptOuts(actor.id),
  ]);
  const t = getTranslator(language);
  return {
    ...notice,
    needsConsent: !consents.some(({ version }) => version === consentVersion),
    consents: consents.map(({ version, givenAt }) => ({ version, on: formatDate(givenAt, language) })),
    deeds: deeds.map((deed) => ({
      ...deedWords(deed, language, t),
      when: formatDateTime(deed.at, language),
    })),
    hasMoreDeeds: deeds.length === mostDeeds,
    stopped,
  };
}
