import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { InstituteForm } from '~/features/institutes/components/institute-form';
import { createInstitute } from '~/features/institutes/index.server';
import { NewInstituteSchema } from '~/features/institutes/schemas';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { requireAdministrator } from './require-administrator.server';

export const meta = pageMeta((t) => t('institutes:newTitle'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  await requireAdministrator(request);
  return null;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireAdministrator(request);
  const typed = textFields(await readForm(request));
  const refuse = (faults: FormFaults) => data({ typed, faults }, { status: 422 });

  const parsed = NewInstituteSchema.safeParse(typed);
  if (!parsed.success) return refuse(formFaults(parsed.error));
  const answer = await createInstitute(parsed.data, { actorId: actor.id, address: context.clientAddress });
  if (answer === 'idTaken') return refuse({ id: 'idTaken' });
  return redirect(`/${language}/admin/institutes/${parsed.data.id}?done=created`, 303);
}

export default function NewInstitute() {
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('institutes:newTitle')}</h1>
      {sent ? <Notice kind="bad">{t('institutes:fixFaults')}</Notice> : <p>{t('institutes:newLead')}</p>}
      <InstituteForm
        asksId
        typed={sent?.typed ?? {}}
        faults={sent?.faults ?? {}}
        button={t('institutes:add')}
      />
    </>
  );
}
