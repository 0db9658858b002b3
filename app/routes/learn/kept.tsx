import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DataSaver } from '~/features/offline/components/data-saver';
import { KeptList } from '~/features/offline/components/kept-list';
import { DataSaverSchema } from '~/features/offline/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { dataSaverCookie, dataSaverOf, savesData } from '~/platform/http/saves-data.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';

export const meta = pageMeta((t) => t('offline:kept.title'));

/** What is kept is on the phone: the server has nothing to tell of it. */
export function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  return { chosen: dataSaverOf(request), isSaving: savesData(request) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const parsed = DataSaverSchema.safeParse(textFields(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const headers = { 'Set-Cookie': dataSaverCookie(parsed.data.dataSaver) };
  return redirect(`/${language}/kept#data-saver`, { status: 303, headers });
}

export default function Kept() {
  const dataSaver = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('offline:kept.title')}</h1>
      <p>{t('offline:kept.lead')}</p>
      <KeptList />
      <DataSaver {...dataSaver} />
    </>
  );
}
