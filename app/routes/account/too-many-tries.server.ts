import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';

/** What a form says past a limit, and the answer's status and `Retry-After`. */
export function tooManyTries(language: Language, retryAfterSeconds: number) {
  const refusal = getTranslator(language)('accounts:wait', { count: Math.ceil(retryAfterSeconds / 60) });
  return { refusal, init: { status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } } };
}
