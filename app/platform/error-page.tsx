import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { useI18n } from './i18n/use-i18n';

/** Statuses with words of their own. */
const kinds: Partial<Record<number, 'notFound' | 'forbidden' | 'too-large'>> = {
  403: 'forbidden',
  404: 'notFound',
  413: 'too-large',
};

/** Every page that can't be shown: what happened, and where to go from here. */
export function ErrorPage() {
  const { language, t } = useI18n();
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const kind = kinds[status] ?? (status < 500 ? 'bad-request' : 'failed');
  return (
    <>
      <title>{t(`errors:${kind}.title`)}</title>
      <h1>{t(`errors:${kind}.title`)}</h1>
      <p>{t(`errors:${kind}.text`)}</p>
      <p>
        <a className="button" href={`/${language}/courses`}>
          {t('errors:goCourses')}
        </a>
      </p>
      <p>
        <a href={`/${language}`}>{t('errors:goHome')}</a>
      </p>
    </>
  );
}
