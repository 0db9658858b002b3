import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useParams } from '@remix-run/react';
import { getProfile, requireActor } from '~/features/accounts/index.server';
import { ActionsFields } from '~/features/meetings/components/actions-fields';
import { AgendaFields } from '~/features/meetings/components/agenda-fields';
import { CausesFields } from '~/features/meetings/components/causes-fields';
import { EarlierFields } from '~/features/meetings/components/earlier-fields';
import { FindingsFields } from '~/features/meetings/components/findings-fields';
import { OpeningFields } from '~/features/meetings/components/opening-fields';
import { StepLinks } from '~/features/meetings/components/step-links';
import type { StepState } from '~/features/meetings/components/step-state';
import { stepAfter } from '~/features/meetings/index';
import {
  getOwnMeeting,
  type Meeting,
  presentStep,
  readPicks,
  type ShownStep,
  writeStep,
} from '~/features/meetings/index.server';
import { MeetingIdSchema, StepSchema } from '~/features/meetings/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('meetings:one'));

export const headers = personalPageHeaders;

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** The meeting and the step that an address names. @throws 404 where it isn't there, or is somebody else's */
async function askedOf({ request, params }: Args) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const step = StepSchema.safeParse(params.step);
  const id = MeetingIdSchema.safeParse(params.meeting);
  const meeting = id.success && step.success ? await getOwnMeeting(actor, id.data) : undefined;
  if (!meeting || !step.success) throw notFound();
  const rows = Number(new URL(request.url).searchParams.get('rows')) || 0;
  return { actor, meeting, step: step.data, language, rows };
}

interface StepPage {
  shown: ShownStep;
  facility: string | null;
  state: StepState;
  /** What was typed of things that are no longer on the agenda. */
  homeless: string[];
  trouble: 'notSaved' | 'overtaken' | null;
}

async function pageOf(
  { actor, meeting, step, language, rows }: Awaited<ReturnType<typeof askedOf>>,
  sent?: { typed: Record<string, string>; faults: StepState['faults']; isOvertaken: boolean },
): Promise<StepPage> {
  const shown = await presentStep(actor, meeting, step, language, rows);
  const profile = step === 'opening' ? await getProfile(actor.id) : undefined;
  const page = { shown, facility: meeting.facility ?? profile?.facilityName ?? null };
  if (!sent) {
    return { ...page, state: { typed: shown.fields, faults: {}, others: {} }, homeless: [], trouble: null };
  }
  const { typed, faults, isOvertaken } = sent;
  const saved = Object.entries(shown.fields).filter(([name, text]) => {
    const isId = name.endsWith('.id');
    return isOvertaken && !isId && step !== 'agenda' && (typed[name] ?? '') !== text;
  });
  const isOfText = (name: string) => /^(finding|why|carried)\./.test(name);
  const homeless = Object.entries(typed).filter(
    ([name, text]) => isOfText(name) && shown.fields[name] === undefined && text !== '',
  );
  return {
    ...page,
    state: { typed, faults, others: Object.fromEntries(saved) },
    homeless: homeless.map(([, text]) => text),
    trouble: isOvertaken ? 'overtaken' : 'notSaved',
  };
}

export async function loader(args: LoaderFunctionArgs) {
  return pageOf(await askedOf(args));
}

/** What a form holds, that of the agenda by what was ticked. */
const typedIn = (form: FormData, step: string) =>
  step === 'agenda'
    ? Object.fromEntries(readPicks(form).map(({ kind, id }) => [`${kind}:${id}`, '1']))
    : textFields(form);

const mostRowsAsked = 12;

/** Rows of actions that a form came with, so that a form that is refused keeps them all. */
const rowsIn = (form: FormData) =>
  Math.min([...form.keys()].filter((name) => /^action\.\d+\.action$/.test(name)).length, mostRowsAsked);

export async function action(args: ActionFunctionArgs) {
  const asked = await askedOf(args);
  const { actor, meeting, step, language } = asked;
  const form = await readForm(args.request);
  const profile = await getProfile(actor.id);
  const writer = { ...actor, facilityId: profile?.facilityId ?? null };
  const answer = await writeStep(writer, meeting, step, form, language);
  const rows = rowsIn(form);
  const refuse = async (now: Meeting, faults: StepState['faults'], isOvertaken: boolean, status: number) =>
    data(
      await pageOf({ ...asked, meeting: now, rows }, { typed: typedIn(form, step), faults, isOvertaken }),
      { status },
    );
  switch (answer.kind) {
    case 'notFound':
      throw notFound();
    case 'faulty':
      return refuse(meeting, answer.faults, false, 422);
    case 'overtaken':
      return refuse((await getOwnMeeting(actor, meeting.id)) ?? meeting, {}, true, 409);
    case 'saved': {
      const path = `/${language}/me/meetings/${meeting.id}`;
      if (form.get('intent') === 'more') throw redirect(`${path}/actions?rows=${rows + 1}`, 303);
      const next = stepAfter(step, meeting);
      throw redirect(next === undefined ? `${path}?saved=yes` : `${path}/${next}`, 303);
    }
  }
}

export default function MeetingStep() {
  const asked = useLoaderData<typeof loader>();
  const page = useActionData<typeof action>() ?? asked;
  const { shown, state, homeless, trouble } = page;
  const { meeting = '' } = useParams();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/me/meetings`}>{t('meetings:title')}</a>
      </p>
      <h1>{t(`meetings:step.${shown.step}`)}</h1>
      <p className="meta">{shown.heading}</p>
      <StepLinks meetingId={meeting} steps={shown.steps} current={shown.step} />
      {trouble === 'notSaved' && <Notice kind="bad">{t('meetings:notSaved')}</Notice>}
      {trouble === 'overtaken' && <Notice kind="bad">{t('meetings:overtaken')}</Notice>}
      {homeless.length > 0 && (
        <Notice kind="plain">
          <p>{t('meetings:homeless')}</p>
          {homeless.map((text, place) => (
            <p key={place}>{text}</p>
          ))}
        </Notice>
      )}
      <p>{t(`meetings:leadOf.${shown.step}`)}</p>
      <form method="post">
        <input type="hidden" name="seen" value={shown.seen} />
        <StepFields page={page} state={state} />
        <button name="intent" value="next">
          {t('meetings:saveAndGoOn')}
        </button>
        {shown.step === 'actions' && shown.mayAddRow && (
          <button className="quiet" name="intent" value="more">
            {t('meetings:action.more')}
          </button>
        )}
      </form>
    </>
  );
}

function StepFields({ page, state }: { page: StepPage; state: StepState }) {
  const { language, t } = useI18n();
  const { meeting = '' } = useParams();
  const { shown, facility } = page;
  const needsAgenda = shown.step === 'findings' || shown.step === 'causes';
  if (needsAgenda && shown.points.length === 0) {
    return (
      <p>
        <a href={`/${language}/me/meetings/${meeting}/agenda`}>{t('meetings:agendaFirst')}</a>
      </p>
    );
  }
  switch (shown.step) {
    case 'opening':
      return <OpeningFields state={state} facility={facility} />;
    case 'agenda':
      return <AgendaFields state={state} runs={shown.runs} worksheets={shown.worksheets} />;
    case 'earlier':
      return <EarlierFields state={state} carried={shown.carried} />;
    case 'findings':
      return <FindingsFields state={state} points={shown.points} />;
    case 'causes':
      return <CausesFields state={state} points={shown.points} />;
    case 'actions':
      return <ActionsFields state={state} points={shown.points} rows={shown.rows} unmet={shown.unmet} />;
  }
}
