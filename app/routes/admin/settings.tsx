import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { nameAccounts } from '~/features/accounts/index.server';
import { changedFields } from '~/platform/http/changed-fields';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { listSiteSettings } from '~/platform/list-site-settings.server';
import { changeSiteSettings, parseSettingChanges } from '~/platform/site-settings.server';
import { Notice } from '~/ui/notice';
import { requireAdministrator } from './require-administrator.server';
import { SettingsForm } from './settings-form';

export const meta = pageMeta((t) => t('admin:settings.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  await requireAdministrator(request);
  const settings = await listSiteSettings();
  const names = await nameAccounts(settings.map(({ changedBy }) => changedBy));
  return {
    settings: settings.map(({ changedBy, changedAt, value, ...setting }) => ({
      ...setting,
      value: String(value),
      changed: changedAt && { at: changedAt.toISOString(), by: names.get(changedBy ?? '') ?? null },
    })),
    isSaved: new URL(request.url).searchParams.get('done') === 'saved',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const actor = await requireAdministrator(request);
  const typed = textFields(await readForm(request));
  const parsed = parseSettingChanges(typed);
  if (!parsed.success) return data({ typed, faults: formFaults(parsed.error) }, { status: 422 });
  await changeSiteSettings(changedFields(parsed.data, typed), {
    actorId: actor.id,
    address: context.clientAddress,
  });
  return redirect(`${new URL(request.url).pathname}?done=saved`, 303);
}

export default function Settings() {
  const { settings, isSaved } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('admin:settings.title')}</h1>
      <p>{t('admin:settings.lead')}</p>
      {sent && <Notice kind="bad">{t('admin:fixFaults')}</Notice>}
      {!sent && isSaved && <Notice kind="good">{t('admin:settings.saved')}</Notice>}
      <SettingsForm settings={settings} typed={sent?.typed} faults={sent?.faults ?? {}} />
    </>
  );
}
