import { getTranslator } from '../i18n/translate';
import { languageOfPath, localeOf } from '../i18n/language';

export type Refusal =
  'foreign-origin' | 'too-large' | 'length-required' | 'starting' | 'bad-request' | 'failed';

const statusOf: Record<Refusal, number> = {
  'foreign-origin': 403,
  'too-large': 413,
  'length-required': 411,
  'bad-request': 400,
  failed: 500,
  starting: 503,
};

/** A plain page for a request that never reaches a route, in the language of its URL. */
export function refusalPage(request: Request, refusal: Refusal): Response {
  const language = languageOfPath(new URL(request.url).pathname);
  const t = getTranslator(language);
  const html = `<!DOCTYPE html><html lang="${localeOf[language]}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tumia</title><h1>${t(`errors:${refusal}.title`)}</h1><p>${t(`errors:${refusal}.text`)}</p><p><a href="/${language}">${t('errors:goHome')}</a></p></html>`;
  return new Response(html, {
    status: statusOf[refusal],
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...(refusal === 'starting' ? { 'Retry-After': '5' } : {}),
    },
  });
}
