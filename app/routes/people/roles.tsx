import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayAddPeople } from '~/features/accounts/policy';
import { RoleTable } from '~/features/people/components/role-table';
import { presentRole } from '~/features/people/index';
import { listRolesWithin, revokeRoleWithin } from '~/features/people/index.server';
import { DoneSchema, PageNumberSchema, PersonIdSchema, RoleChangeSchema } from '~/features/people/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { Pager } from '~/ui/pager';
import { forbidden, requireOfficer } from './require-officer.server';

export const meta = pageMeta((t) => t('people:rolesWithin.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const officer = await requireOfficer(request, context);
  if (!mayAddPeople(officer)) throw forbidden();
  const asked = new URL(request.url).searchParams;
  const page = PageNumberSchema.parse(asked.get('page') ?? undefined);
  const { roles, hasMore } = await listRolesWithin(officer, page);
  return {
    roles: roles.map((role) => presentRole(role, language)),
    page,
    hasMore,
    done: DoneSchema.parse(asked.get('done')),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const officer = await requireOfficer(request, context);
  if (!mayAddPeople(officer)) throw forbidden();
  const fields = textFields(await readForm(request));
  const personId = PersonIdSchema.safeParse(fields.person);
  const grant = RoleChangeSchema.safeParse(fields);
  if (!personId.success || !grant.success) return data({ problem: 'unknownScope' as const }, { status: 422 });
  const answer = await revokeRoleWithin(officer, { personId: personId.data, grant: grant.data });
  switch (answer) {
    case 'forbidden':
    case 'self':
      return data({ problem: answer }, { status: 403 });
    case 'lastAdministrator':
      return data({ problem: answer }, { status: 409 });
    case 'revoked':
    case 'notHeld':
      return redirect(`/${language}/people/roles?done=revoked`, 303);
  }
}

export default function Roles() {
  const { roles, page, hasMore, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { language, t } = useI18n();
  const here = `/${language}/people/roles`;
  return (
    <>
      <h1>{t('people:rolesWithin.title')}</h1>
      {problem && <Notice kind="bad">{t(`people:problem.${problem}`)}</Notice>}
      {!problem && done && <Notice kind="good">{t(`people:done.${done}`)}</Notice>}
      <p>{t('people:rolesWithin.lead')}</p>
      <p className="meta">{t('people:roles.hint')}</p>
      {roles.length > 0 ? (
        <RoleTable roles={roles} />
      ) : (
        <Notice kind="plain">{t('people:rolesWithin.none')}</Notice>
      )}
      <Pager
        label={t('people:list.pages')}
        first={page > 1 ? { href: here, label: t('people:list.first') } : undefined}
        next={hasMore ? { href: `${here}?page=${page + 1}`, label: t('people:list.next') } : undefined}
      />
    </>
  );
}
