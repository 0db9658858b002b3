import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { AskableState } from '~/features/items/components/askable-state';
import { ItemVersions } from '~/features/items/components/item-versions';
import { FormSaved } from '~/features/accounts/components/keep-form';
import { LabelForm } from '~/features/items/components/label-form';
import { MendForm } from '~/features/items/components/mend-form';
import { changeItems, getBankItem, labelItem, mendDraft, showItem } from '~/features/items/index.server';
import { ItemsDoneSchema, LabelsSchema, MendedDraftSchema } from '~/features/items/schemas';
import { AskedItemField } from '~/features/quizzes/components/asked-item-field';
import { ExplainedItemView } from '~/features/quizzes/components/explained-item';
import { AskedStimulus } from '~/features/quizzes/components/stimulus-text';
import { previewItem } from '~/features/quizzes/index';
import { getItemUse } from '~/features/quizzes/index.server';
import { ItemUses } from '~/features/quizzes/components/item-uses';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { explainProblem } from '~/platform/content/explain-problem';
import { getTranslator } from '~/platform/i18n/translate';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { mendFault } from './mend-fault.server';
import { type ItemWorker, requireItemWorker } from './require-item-worker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.name) : [];

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const worker = await requireItemWorker(request, context);
  const found = await getBankItem(worker, params.bank ?? '', params.item ?? '');
  if (!found) throw notFound();
  const { bank, item, versions } = found;
  const t = getTranslator(language);
  const shown = showItem(found, `/${language}/studio/items/${bank.id}/media`);
  return {
    bank: bank.id,
    bankTitle: bank.title[language],
    name: item.name || shown?.body.stem[language] || item.itemId,
    id: item.itemId,
    reason: item.reason,
    isRetired: item.retiredAt !== null,
    draft: item.reason
      ? {
          source: item.source,
          format: item.format === 'form' ? ('gift' as const) : item.format,
          version: item.version,
        }
      : null,
    notes: item.notes,
    missing: shown?.missing ?? [],
    faults: (shown?.faults ?? []).map((fault) => explainProblem(fault, t).message),
    preview: shown ? previewItem(shown.body, shown.html, language) : null,
    labels: {
      outcome: item.outcome,
      cadres: item.cadres,
      difficulty: item.difficulty,
      stage: item.stage,
      tags: item.tags,
    },
    versions: versions.map(({ madeAt, ...version }) => ({
      ...version,
      madeAt: madeAt.toISOString(),
      isCurrent: version.hash === item.version,
    })),
    uses: await getItemUse(worker, { instituteId: bank.instituteId, itemId: item.itemId }, language),
    done: ItemsDoneSchema.parse(new URL(request.url).searchParams.get('done')),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const form = await readForm(request);
  await keepTyped(request, form);
  const worker = await requireItemWorker(request, context);
  const { bank = '', item = '' } = params;
  if (!(await getBankItem(worker, bank, item))) throw notFound();
  const intent = form.get('intent');
  if (intent === 'mend') return mend(request, params, worker, form);
  if (intent === 'retire' || intent === 'bringBack') {
    await changeItems(worker, bank, { deed: intent, items: [item], tag: '' });
    const done = intent === 'retire' ? 'retired' : 'broughtBack';
    return redirect(`${new URL(request.url).pathname}?done=${done}`, 303);
  }
  const labels = LabelsSchema.safeParse({ ...textFields(form), cadres: form.getAll('cadres') });
  if (!labels.success) return data({ mended: null }, { status: 422 });
  if ((await labelItem(worker, bank, item, labels.data)) === 'notFound') throw notFound();
  return redirect(`${new URL(request.url).pathname}?done=labelled`, 303);
}

async function mend(
  request: Request,
  params: LoaderFunctionArgs['params'],
  worker: ItemWorker,
  form: FormData,
) {
  const typed = textFields(form);
  const refuse = (fault: string, status: number) => {
    const { source = '', format, language } = typed;
    return data({ mended: { source, format, language, fault } }, { status });
  };
  const t = getTranslator(pageLanguage(params));
  const mended = MendedDraftSchema.safeParse(typed);
  if (!mended.success) return refuse(t('items:mend.long'), 422);
  const answer = await mendDraft(worker, params.bank ?? '', params.item ?? '', mended.data);
  switch (answer.outcome) {
    case 'notFound':
      throw notFound();
    case 'mended':
      return redirect(`${new URL(request.url).pathname}?done=mended`, 303);
    case 'changed':
      return refuse(t('items:mend.changed'), 409);
    case 'several':
    case 'draftStill':
    case 'unreadable':
      return refuse(mendFault(answer, t), 422);
  }
}

export default function BankItem() {
  const page = useLoaderData<typeof loader>();
  const { preview } = page;
  const refused = useActionData<typeof action>();
  const isRefused = refused !== undefined;
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/studio/items/${page.bank}`}>{page.bankTitle}</a>
      </p>
      <h1>{page.name}</h1>
      <p className="meta">{page.id}</p>
      {isRefused && <Notice kind="bad">{t('items:fixFaults')}</Notice>}
      {!isRefused && page.done === 'written' && <FormSaved />}
      {!isRefused && page.done && <Notice kind="good">{t(`items:done.${page.done}`)}</Notice>}
      {page.isRetired && <Notice kind="plain">{t('items:bulk.retired')}</Notice>}
      <nav className="office" aria-label={t('items:deeds')}>
        <a href={`/${language}/studio/items/${page.bank}/write?item=${page.id}`}>{t('items:form.edit')}</a>
      </nav>
      <AskableState reason={page.reason} missing={page.missing} faults={page.faults} notes={page.notes} />
      {page.draft && (
        <>
          <h2>{t('items:item.source')}</h2>
          <pre className="source">{page.draft.source}</pre>
          <h2>{t('items:mend.title')}</h2>
          <MendForm
            formats={[...new Set([page.draft.format, 'gift' as const])]}
            version={page.draft.version}
            fault={refused?.mended?.fault}
            source={refused?.mended?.source ?? page.draft.source}
            format={refused?.mended?.format ?? page.draft.format}
            language={refused?.mended?.language ?? language}
          />
        </>
      )}
      {preview && (
        <section>
          <h2>{t('items:item.asAsked')}</h2>
          {preview.asked.stimulus && <AskedStimulus stimulus={preview.asked.stimulus} />}
          <AskedItemField item={preview.asked} number={1} total={1} fault={undefined} />
          <h2>{t('items:item.answers')}</h2>
          <ol className="explained">
            <li className="right">
              <ExplainedItemView item={preview.explained} />
            </li>
          </ol>
        </section>
      )}
      <h2>{t('items:item.labels')}</h2>
      <LabelForm {...page.labels} />
      {page.uses.length > 0 && <ItemUses uses={page.uses} />}
      <form method="post">
        <button className="quiet" name="intent" value={page.isRetired ? 'bringBack' : 'retire'}>
          {t(page.isRetired ? 'items:bulk.bringBack' : 'items:bulk.retire')}
        </button>
      </form>
      <ItemVersions versions={page.versions} />
    </>
  );
}

export const ErrorBoundary = SignedOut;
