import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getProfile, requireActor } from '~/features/accounts/index.server';
import { ShareForms } from '~/features/people/components/share-forms';
import { offerAudiences } from '~/features/people/index.server';
import { BesideLinks } from '~/features/runs/components/beside-links';
import { SaveRun } from '~/features/worksheets/components/save-run';
import {
  deleteRun,
  endRunShare,
  getRun,
  getSharedRun,
  listRunShares,
  sayBeside,
  shareRun,
} from '~/features/runs/index.server';
import { RunDeedSchema, RunIdSchema } from '~/features/runs/schemas';
import { WorksheetForm } from '~/features/worksheets/components/worksheet-form';
import { WorksheetResult } from '~/features/worksheets/components/worksheet-result';
import { isForBoard, sayPeriod, titleOf, worksheetOf, worksheetPath } from '~/features/worksheets/index';
import { answerWorksheet, typedAlone } from '~/features/worksheets/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDateTime } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('runs:one'));

export const headers = personalPageHeaders;

/** @throws 404 where the address names no run */
function runIn(params: { run?: string | undefined }): string {
  const parsed = RunIdSchema.safeParse(params.run);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const id = runIn(params);
  const own = await getRun(actor.id, id);
  const shared = own ? undefined : await getSharedRun(actor, id);
  const run = own ?? shared;
  const worksheet = run && worksheetOf(run.worksheet);
  const { searchParams } = new URL(request.url);
  const beside = own?.beside.find(({ id: one }) => one === searchParams.get('beside'));
  const shown = beside ?? run;
  const taken = typedAlone({ ...shown?.figures, ...shown?.settings });
  const answer = worksheet && answerWorksheet(worksheet, run.part, taken, language);
  if (!answer) throw notFound();
  const profile = await getProfile(actor.id);
  const saved = searchParams.get('saved');
  return {
    id,
    key: worksheet.key,
    name: answer.name,
    state: answer.state,
    result: answer.result,
    period: sayPeriod(run.period, language),
    facility: run.facility,
    savedAt: formatDateTime(run.updatedAt, language),
    writtenBeside: beside ? formatDateTime(new Date(beside.writtenAt), language) : null,
    beside: sayBeside(own?.beside ?? [], language).filter(({ id: one }) => one !== beside?.id),
    isOfEarlierVersion: (beside ?? run).version !== worksheet.version,
    saved: saved === 'new' || saved === 'replaced' ? saved : null,
    shared: searchParams.get('shared'),
    owner: shared?.owner ?? null,
    // What stands beside is neither shared nor deleted by itself.
    sharing:
      own && !beside
        ? {
            shares: ((await listRunShares([id])).get(id) ?? []).map(({ audience, name, sharedAt }) => ({
              audience,
              name,
              since: formatDateTime(sharedAt, language),
            })),
            offered: await offerAudiences(actor.id, own.facilityCode),
          }
        : null,
    saving: {
      formId: uuidv7(),
      period: run.period,
      facility: profile?.facilityName ?? null,
      isForFacility: run.facilityCode !== null && run.facilityCode === profile?.facilityId,
      refusal: null,
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const id = runIn(params);
  const asked = RunDeedSchema.safeParse(textFields(await readForm(request)));
  if (!asked.success) throw data(null, { status: 400 });
  const deed = asked.data;
  if (deed.intent !== 'delete') {
    const by = { actorId: actor.id, address: context.clientAddress };
    const change = deed.intent === 'share' ? shareRun : endRunShare;
    if (!(await change(by, id, deed.audience))) throw notFound();
    const done = deed.intent === 'share' ? 'yes' : 'no';
    return redirect(`/${language}/me/worksheets/${id}?shared=${done}`, 303);
  }
  if (!(await deleteRun(actor.id, id))) throw notFound();
  return redirect(`/${language}/me/worksheets?deleted=yes`, 303);
}

export default function SavedRun() {
  const page = useLoaderData<typeof loader>();
  const { key, name, state, result, period, facility, saved, shared, owner, sharing } = page;
  const { language, t } = useI18n();
  const worksheet = worksheetOf(key);
  const part = worksheet?.parts[name];
  if (!worksheet || !part) return null;
  const path = worksheetPath(worksheet, language);
  const ownPath = `/${language}/me/worksheets/${page.id}`;
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/me/worksheets${owner === null ? '' : '/shared'}`}>
          {t(owner === null ? 'runs:title' : 'runs:sharedTitle')}
        </a>
      </p>
      <h1>{titleOf(worksheet, language)}</h1>
      {saved && <Notice kind="good">{t(saved === 'new' ? 'runs:saved.new' : 'runs:saved.replaced')}</Notice>}
      <p>
        <strong>{[period, facility].filter(Boolean).join(' · ')}</strong>
      </p>
      {shared === 'yes' && <Notice kind="good">{t('people:share.begun')}</Notice>}
      {shared === 'no' && <Notice kind="good">{t('people:share.ended')}</Notice>}
      {page.writtenBeside === null ? (
        <p className="meta">
          {owner === null
            ? t('runs:savedAt', { when: page.savedAt })
            : t('runs:sharedBy', { name: owner, when: page.savedAt })}
        </p>
      ) : (
        <Notice kind="plain">
          {t('runs:beside.shown', { when: page.writtenBeside })} <a href={ownPath}>{t('runs:beside.back')}</a>
        </Notice>
      )}
      <BesideLinks path={ownPath} beside={page.beside} />
      {page.isOfEarlierVersion && <Notice kind="plain">{t('runs:newVersion')}</Notice>}
      {result && <WorksheetResult result={result} />}
      <h2>{t(`worksheets:part.${key}.${name}` as 'worksheets:part.W01.reports')}</h2>
      <p>{t(owner === null ? 'runs:again' : 'runs:againShared')}</p>
      <WorksheetForm
        path={path}
        name={name}
        part={part}
        hasBoard={isForBoard(worksheet, name)}
        state={state}
        isExample={false}
        saving={<SaveRun path={path} name={name} saving={page.saving} />}
        isSavable
      />
      {sharing && (
        <>
          <ShareForms what={t('runs:shareWhat')} shares={sharing.shares} offered={sharing.offered} />
          <h2>{t('runs:deleteTitle')}</h2>
          <form method="post">
            <button className="quiet" name="intent" value="delete">
              {t('runs:delete')}
            </button>
          </form>
        </>
      )}
    </>
  );
}
