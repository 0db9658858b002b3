import type { LinksFunction } from '@remix-run/node';
import { isRouteErrorResponse, Outlet, useLocation, useRouteError } from '@remix-run/react';
import { ErrorPage } from '~/platform/error-page';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { useI18n } from '~/platform/i18n/use-i18n';
import office from '~/ui/office.css?url';

/** What the administrators' pages have in common. Each of them asks for the right by itself. */
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const headers = personalPageHeaders;

export default function AdminPages() {
  const { language, t } = useI18n();
  const { pathname } = useLocation();
  const home = `/${language}/admin`;
  const pages = [
    [home, t('admin:overview.short')],
    [`${home}/institutes`, t('institutes:title')],
    [`/${language}/people`, t('admin:people')],
    [`${home}/audit`, t('admin:audit.short')],
    [`${home}/messages`, t('admin:messages.short')],
    [`/${language}/tracking/dhis2`, t('reports:short')],
    [`${home}/cpd`, t('cpd:short')],
    [`${home}/settings`, t('admin:settings.short')],
  ] as const;
  return (
    <>
      <nav className="office" aria-label={t('admin:menu')}>
        {pages.map(([path, name]) => (
          <a key={path} href={path} aria-current={path === pathname ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const { language, t } = useI18n();
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 403) return <ErrorPage />;
  return (
    <>
      <title>{t('admin:forbidden.title')}</title>
      <h1>{t('admin:forbidden.title')}</h1>
      <p>{t('admin:forbidden.text')}</p>
      <p>
        <a className="button" href={`/${language}/me`}>
          {t('progress:title')}
        </a>
      </p>
    </>
  );
}
