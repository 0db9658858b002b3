import type { Language } from '~/platform/i18n/language';

/** Where the parts of a credential are published. */
export const publishedAt = (publicUrl: string) => ({
  issuer: (instituteId: string) => `${publicUrl}/issuers/${instituteId}`,
  key: (kid: string) => `${publicUrl}/keys/${kid}`,
  credential: (number: string) => `${publicUrl}/credentials/${number}`,
  achievement: (revision: string, language: Language) => `${publicUrl}/achievements/${revision}-${language}`,
  statusList: (instituteId: string, list: number) => `${publicUrl}/credentials/status/${instituteId}-${list}`,
});
