import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DuplicatePair } from '~/features/people/components/duplicate-pair';
import { MergeList } from '~/features/people/components/merge-list';
import { findDuplicates, listMerges } from '~/features/people/index.server';
import { DuplicatesDoneSchema } from '~/features/people/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { settleDuplicates } from './duplicates-deeds.server';
import { requireAdder } from './require-officer.server';

export const meta = pageMeta((t) => t('people:duplicates.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  pageLanguage(params);
  const officer = await requireAdder(request, context);
  const [{ pairs, isAll }, merges] = await Promise.all([findDuplicates(officer), listMerges(officer)]);
  return {
    isAll,
    pairs: pairs.map(({ people, reasons }) => ({
      reasons,
      people: people.map((person) => ({
        ...person,
        createdAt: person.createdAt.toISOString(),
        lastLearnedAt: person.lastLearnedAt?.toISOString() ?? null,
      })),
    })),
    merges: merges.map((merge) => ({ ...merge, mergedAt: merge.mergedAt.toISOString() })),
    done: DuplicatesDoneSchema.parse(new URL(request.url).searchParams.get('done')),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const officer = await requireAdder(request, context);
  const answer = await settleDuplicates(officer, textFields(await readForm(request)));
  if ('problem' in answer) return data({ problem: answer.problem }, { status: answer.status });
  return redirect(`${new URL(request.url).pathname}?done=${answer.done}`, 303);
}

export default function Duplicates() {
  const { pairs, isAll, merges, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const { t } = useI18n();
  return (
    <>
      <h1>{t('people:duplicates.title')}</h1>
      {problem && <Notice kind="bad">{t(`people:duplicates.problem.${problem}`)}</Notice>}
      {!problem && done && <Notice kind="good">{t(`people:duplicates.done.${done}`)}</Notice>}
      <p>{t(pairs.length === 0 ? 'people:duplicates.none' : 'people:duplicates.lead')}</p>
      {!isAll && <p>{t('people:duplicates.some', { count: pairs.length })}</p>}
      {pairs.map((pair) => (
        <DuplicatePair key={pair.people.map(({ id }) => id).join(' ')} {...pair} />
      ))}
      <MergeList merges={merges} />
    </>
  );
}
