import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mayManageMembers } from '~/features/accounts/policy';
import { listInstitutes } from '~/features/institutes/index.server';
import { ImportForm } from '~/features/people/components/import-form';
import { ImportList } from '~/features/people/components/import-list';
import { ImportTemplateLinks } from '~/features/people/components/import-template-links';
import { listImports } from '~/features/people/index.server';
import { mayAddToArea } from '~/features/people/policy';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { takeList } from './import-requests.server';
import { requireAdder } from './require-officer.server';

export const meta = pageMeta((t) => t('people:import.title'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const officer = await requireAdder(request, context);
  const [institutes, imports] = await Promise.all([listInstitutes('open'), listImports(officer)]);
  return {
    institutes: institutes
      .filter(({ id }) => mayManageMembers(officer, id))
      .map(({ id, name }) => ({ id, name: name[language] })),
    mayJoinNone: mayAddToArea(officer),
    imports: imports.map(({ appliedAt, uploadedAt, ...rest }) => ({
      ...rest,
      uploadedAt: uploadedAt.toISOString(),
      isApplied: appliedAt !== null,
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const officer = await requireAdder(request, context);
  const { refusal, init } = await takeList(request, language, officer);
  return data(refusal, init);
}

export default function ImportPeople() {
  const { imports, ...choices } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('people:import.title')}</h1>
      {refusal ? (
        <Notice kind="bad">{refusal.field ? t('people:new.fixFaults') : refusal.message}</Notice>
      ) : (
        <p>{t('people:import.lead')}</p>
      )}
      <ImportForm
        {...choices}
        institute={refusal?.institute}
        fileFault={refusal?.field === 'file' ? refusal.message : undefined}
        instituteFault={refusal?.field === 'institute' ? refusal.message : undefined}
      />
      <ImportTemplateLinks />
      <ImportList imports={imports} />
    </>
  );
}
