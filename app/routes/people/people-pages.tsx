import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { isRouteErrorResponse, Outlet, useLoaderData, useLocation, useRouteError } from '@remix-run/react';
import { isAdministrator, mayAddPeople } from '~/features/accounts/policy';
import { PeopleForbidden } from '~/features/people/components/people-forbidden';
import { PeopleMenu } from '~/features/people/components/people-menu';
import { ErrorPage } from '~/platform/error-page';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import office from '~/ui/office.css?url';
import { forbiddenDeed } from './forbidden-deed';
import { requireOfficer } from './require-officer.server';

/** What the pages about people have in common. Each of them asks for the right by itself. */
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  pageLanguage(params);
  const officer = await requireOfficer(request, context);
  return { mayAdd: mayAddPeople(officer), isAdministrator: isAdministrator(officer) };
}

export default function PeoplePages() {
  const rights = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <PeopleMenu {...rights} here={pathname} />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 403) return <ErrorPage />;
  return <PeopleForbidden what={error.data === forbiddenDeed ? 'deed' : 'pages'} />;
}
