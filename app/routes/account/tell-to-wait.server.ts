import type { Translator } from '~/platform/i18n/translate';

/** How a form answers past a limit: the words above it, and the answer's status and `Retry-After`. */
export function tellToWait(
  t: Translator,
  retryAfterSeconds: number,
): { refusal: string; init: ResponseInit } {
  return {
    refusal: t('accounts:wait', { count: Math.ceil(retryAfterSeconds / 60) }),
    init: { status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } },
  };
}
