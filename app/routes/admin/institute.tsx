import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  countMembers,
  endSessionsOfClosedInstitute,
  listInstitutePeople,
} from '~/features/accounts/index.server';
import { DesignLinks } from '~/features/certificates/components/design-links';
import { InstituteFactList } from '~/features/institutes/components/institute-fact-list';
import { InstituteForm } from '~/features/institutes/components/institute-form';
import { InstitutePeople } from '~/features/institutes/components/institute-people';
import { InstituteStanding } from '~/features/institutes/components/institute-standing';
import {
  closeInstitute,
  getInstitute,
  reopenInstitute,
  updateInstitute,
} from '~/features/institutes/index.server';
import { InstituteFactsSchema, InstituteIdSchema } from '~/features/institutes/schemas';
import { changedFields, withEarlierValues } from '~/platform/http/changed-fields';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { requireAdministrator } from './require-administrator.server';

export const meta = pageMeta((t) => t('institutes:title'));

export const headers = personalPageHeaders;

/** @throws 404 where the address names no institute */
async function requireInstitute({ institute: typed }: LoaderFunctionArgs['params']) {
  const id = InstituteIdSchema.safeParse(typed);
  const found = id.success ? await getInstitute(id.data) : undefined;
  if (!found) throw notFound();
  return found;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  await requireAdministrator(request);
  const institute = await requireInstitute(params);
  const [staff, members] = await Promise.all([listInstitutePeople(institute.id), countMembers()]);
  return {
    ...institute,
    closedAt: institute.closedAt?.toISOString() ?? null,
    staff,
    members: members.get(institute.id) ?? 0,
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const actor = await requireAdministrator(request);
  const { id } = await requireInstitute(params);
  const typed = textFields(await readForm(request));
  const by = { actorId: actor.id, address: context.clientAddress };
  if (typed.intent === 'close') await closeInstitute(id, by);
  else if (typed.intent === 'reopen') {
    await endSessionsOfClosedInstitute(id, actor.id);
    await reopenInstitute(id, by);
  } else {
    const parsed = InstituteFactsSchema.safeParse(typed);
    if (!parsed.success) return data({ typed, faults: formFaults(parsed.error) }, { status: 422 });
    await updateInstitute(id, changedFields(parsed.data, typed), by);
  }
  return redirect(`${new URL(request.url).pathname}?done=saved`, 303);
}

export default function InstitutePage() {
  const { id, kind, name, closedAt, staff, members, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const facts = { kind, nameSw: name.sw, nameEn: name.en };
  return (
    <>
      <h1>{name[language]}</h1>
      {sent && <Notice kind="bad">{t('institutes:fixFaults')}</Notice>}
      {!sent && done === 'saved' && <Notice kind="good">{t('institutes:saved')}</Notice>}
      {!sent && done === 'created' && <Notice kind="good">{t('institutes:created')}</Notice>}
      <InstituteFactList {...facts} id={id} closedAt={closedAt} members={members} />
      <DesignLinks institutes={[{ id, name: name[language] }]} />
      <InstitutePeople
        groups={staff.map(({ role, people }) => ({ role: t(`people:role.${role}`), people }))}
      />
      <section>
        <h2>{t('institutes:edit')}</h2>
        <InstituteForm
          typed={sent?.typed ?? withEarlierValues(facts)}
          faults={sent?.faults ?? {}}
          button={t('institutes:save')}
        />
      </section>
      <InstituteStanding isClosed={closedAt !== null} />
    </>
  );
}
