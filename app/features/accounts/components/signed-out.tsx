import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react';
import { ErrorPage } from '~/platform/error-page';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

/**
 * The boundary of a page on which much is typed. Where the session has ended it holds what was typed, to be sent again once its writer has
 * signed in beside it.
 */
export function SignedOut() {
  const { language, t } = useI18n();
  const { pathname, search } = useLocation();
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 401) return <ErrorPage />;
  const { typed } = error.data as { typed: [string, string][] };
  const title = t('accounts:signedOut.title');
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      <Notice kind="bad">{t('accounts:signedOut.kept')}</Notice>
      <p>
        <a
          href={`/${language}/sign-in?next=${encodeURIComponent(pathname + search)}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('accounts:signedOut.signIn')}
        </a>
      </p>
      <form method="post">
        {typed.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <button className="button">{t('accounts:signedOut.again')}</button>
      </form>
      <details>
        <summary>{t('accounts:signedOut.typed')}</summary>
        {typed
          .filter(([, value]) => /\s/.test(value))
          .map(([name, value], index) => (
            <pre key={index} className="source" aria-label={name}>
              {value}
            </pre>
          ))}
      </details>
    </>
  );
}
