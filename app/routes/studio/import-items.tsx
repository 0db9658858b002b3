import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ImportFileForm } from '~/features/items/components/import-file-form';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireBank } from './require-item-worker.server';
import { takeItems } from './take-items.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('items:importing.title'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { bank } = await requireBank(request, context, params);
  return { id: bank.id, title: bank.title[language] };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { worker, bank } = await requireBank(request, context, params);
  const { refusal, init } = await takeItems(request, language, worker, bank.id);
  return data(refusal, init);
}

export default function ImportItems() {
  const { id, title } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/studio/items/${id}`}>{title}</a>
      </p>
      <h1>{t('items:importing.title')}</h1>
      {refusal ? (
        <Notice kind="bad">{refusal.field ? t('items:fixFaults') : refusal.message}</Notice>
      ) : (
        <p>{t('items:importing.lead')}</p>
      )}
      <ImportFileForm
        format={refusal?.format}
        language={refusal?.language ?? language}
        fileFault={refusal?.field === 'file' ? refusal.message : undefined}
        formatFault={refusal?.field === 'format' ? refusal.message : undefined}
      />
    </>
  );
}
