import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listInstitutes } from '~/features/institutes/index.server';
import { BankForm } from '~/features/items/components/bank-form';
import { StudioLink } from '~/features/authoring/components/studio-link';
import { worksOnCourses } from '~/features/authoring/policy';
import { createBank, listBanks } from '~/features/items/index.server';
import { worksOnItemsOf } from '~/features/items/policy';
import { NewBankSchema } from '~/features/items/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireItemWorker } from './require-item-worker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('items:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const worker = await requireItemWorker(request, context);
  const [banks, institutes] = await Promise.all([listBanks(worker), listInstitutes('open')]);
  return {
    worksOnCourses: worksOnCourses(worker),
    banks: banks.map(({ id, title, institute, ready, drafts }) => ({
      id,
      title: title[language],
      institute: institute[language],
      ready,
      drafts,
    })),
    institutes: institutes
      .filter(({ id }) => worksOnItemsOf(worker, id))
      .map(({ id, name }) => ({ id, name: name[language] })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const worker = await requireItemWorker(request, context);
  const typed = textFields(await readForm(request));
  const parsed = NewBankSchema.safeParse(typed);
  if (!parsed.success) return data({ typed, faults: formFaults(parsed.error) }, { status: 422 });
  const answer = await createBank(worker, parsed.data);
  switch (answer.outcome) {
    case 'created':
      return redirect(`/${language}/studio/items/${answer.bankId}?done=opened`, 303);
    case 'idTaken':
      return data({ typed, faults: { id: answer.outcome } }, { status: 422 });
    case 'instituteClosed':
      return data({ typed, faults: { institute: answer.outcome } }, { status: 422 });
    case 'forbidden':
      return data({ typed, faults: { institute: 'institute' } }, { status: 422 });
  }
}

export default function ItemBanks() {
  const { worksOnCourses: isCourseWorker, banks, institutes } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('items:title')}</h1>
      <p>{t('items:lead')}</p>
      {isCourseWorker && <StudioLink />}
      {sent && <Notice kind="bad">{t('items:fixFaults')}</Notice>}
      {banks.length > 0 ? (
        <DataTable
          caption={t('items:list')}
          columns={[
            {
              label: t('items:bank'),
              cell: ({ id, title, institute }) => (
                <a href={`/${language}/studio/items/${id}`}>
                  {title}
                  <small className="aside">{institute}</small>
                </a>
              ),
            },
            { label: t('items:ready'), cell: ({ ready }) => formatNumber(ready, language), isNumber: true },
            {
              label: t('items:drafts'),
              cell: ({ drafts }) => formatNumber(drafts, language),
              isNumber: true,
            },
          ]}
          rows={banks}
          keyOf={({ id }) => id}
        />
      ) : (
        <Notice kind="plain">{t('items:none')}</Notice>
      )}
      <h2>{t('items:open')}</h2>
      <BankForm institutes={institutes} typed={sent?.typed ?? {}} faults={sent?.faults ?? {}} />
    </>
  );
}
