import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, useLocation, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { KeepPages } from '~/features/offline/components/keep-pages';
import { localeOf, otherLanguage } from '~/platform/i18n/language';
import { keptSearch } from '~/platform/http/kept-page';
import { useI18n } from '~/platform/i18n/use-i18n';
import stylesheet from '~/ui/tumia.css?url';
import icon from '~/ui/tumia.svg?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
];

export function loader({ context }: LoaderFunctionArgs) {
  return { isForm: context.isForm };
}

/** The shell of every page: the same for everybody who reads in one language. */
export function Layout({ children }: { children: ReactNode }) {
  const { language, t } = useI18n();
  const { pathname, search } = useLocation();
  const other = otherLanguage(language);
  // A link would lose what a refused form holds.
  const canSwitch = !useRouteLoaderData<typeof loader>('root')?.isForm;
  const query = search === keptSearch ? '' : search;
  const otherPath = pathname.replace(/^\/(sw|en)(?=\/|$)/, `/${other}`);
  return (
    <html lang={localeOf[language]}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        <link rel="manifest" href={`/${language}/app.webmanifest`} />
        <KeepPages />
      </head>
      <body>
        <a className="skip" href="#main">
          {t('shell:skip')}
        </a>
        <header className="top">
          <a className="brand" href={`/${language}`}>
            {'Tumia'}
          </a>
          <nav aria-label={t('shell:menu')}>
            <a href={`/${language}/courses`}>{t('shell:courses')}</a>
            <a href={`/${language}/me`}>{t('shell:me')}</a>
          </nav>
          {canSwitch && (
            <a className="switch" href={`${otherPath}${query}`} hrefLang={other} lang={localeOf[other]}>
              {t('shell:switchShort')}
            </a>
          )}
        </header>
        <main id="main">{children}</main>
        <footer>
          <p>
            <a href={`/${language}/toolkits`}>{t('shell:toolkits')}</a>
            {' · '}
            <a href={`/${language}/glossary`}>{t('shell:glossary')}</a>
            {' · '}
            <a href={`/${language}/verify`}>{t('shell:verify')}</a>
            {' · '}
            <a href={`/${language}/tell`}>{t('feedback:link')}</a>
            {' · '}
            <a href={`/${language}/privacy`}>{t('shell:privacy')}</a>
            {' · '}
            <a href={`/${language}/kept`}>{t('offline:kept.link')}</a>
          </p>
          <p>{t('shell:footer')}</p>
        </footer>
      </body>
    </html>
  );
}

export default function Tumia() {
  return <Outlet />;
}

export { ErrorPage as ErrorBoundary } from '~/platform/error-page';
