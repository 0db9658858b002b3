import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { CohortForm } from '~/features/cohorts/components/cohort-form';
import { createCohort, listCohortSubjects } from '~/features/cohorts/index.server';
import { NewCohortSchema } from '~/features/cohorts/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import office from '~/ui/office.css?url';
import { requireCohortRunner } from './require-cohort-runner.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('cohorts:new'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  await requireCohortRunner(args);
  return { ...(await listCohortSubjects(language)), formId: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const typed = textFields(await readForm(args.request));
  const { name = '', subject = '', startsOn = '', endsOn = '', facilitators = '' } = typed;
  const fields = { name, subject, startsOn, endsOn, facilitators };
  const refuse = (faults: Partial<Record<string, string>>) =>
    data({ typed: fields, faults }, { status: 422 });
  const parsed = NewCohortSchema.safeParse(fields);
  if (!parsed.success) return refuse(formFaults(parsed.error));
  const answer = await createCohort(runner, parsed.data, ClientUuidSchema.parse(typed.uuid));
  if (!answer.ok) return refuse({ [answer.field]: answer.fault });
  return redirect(`/${language}/tracking/cohorts/${answer.cohortId}`, 303);
}

export default function NewCohort() {
  const { courses, paths, formId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('cohorts:new')}</h1>
      <p>{t('cohorts:newLead')}</p>
      <CohortForm
        courses={courses}
        paths={paths}
        typed={refused?.typed ?? {}}
        faults={refused?.faults ?? {}}
        formId={formId}
      />
    </>
  );
}
