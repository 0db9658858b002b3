import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { countMembers } from '~/features/accounts/index.server';
import { InstituteTable } from '~/features/institutes/components/institute-table';
import { listInstitutes } from '~/features/institutes/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { requireAdministrator } from './require-administrator.server';

export const meta = pageMeta((t) => t('institutes:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  await requireAdministrator(request);
  const [institutes, members] = await Promise.all([listInstitutes('all'), countMembers()]);
  return {
    institutes: institutes.map(({ id, kind, name, closedAt }) => ({
      id,
      kind,
      name: name[language],
      members: members.get(id) ?? 0,
      isClosed: closedAt !== null,
    })),
  };
}

export default function Institutes() {
  const { institutes } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('institutes:title')}</h1>
      <p>{t('institutes:lead')}</p>
      <p>
        <LinkButton to={`/${language}/admin/institutes/new`}>{t('institutes:add')}</LinkButton>
      </p>
      <InstituteTable institutes={institutes} />
    </>
  );
}
