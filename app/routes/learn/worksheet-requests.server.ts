import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { v7 as uuidv7 } from 'uuid';
import { getActor, getProfile, requireActor } from '~/features/accounts/index.server';
import { issueCertificate } from '~/features/certificates/index.server';
import { listAskingCourses, recordOwnRun } from '~/features/progress/index.server';
import type { Saving } from '~/features/worksheets/components/save-run';
import { readRun, saveRun } from '~/features/runs/index.server';
import { getToolkitTitle } from '~/features/toolkits/index.server';
import { isExampleOf, worksheetAt } from '~/features/worksheets/index';
import {
  answerWorksheet,
  type TakenFigures,
  takeFigures,
  typedAlone,
} from '~/features/worksheets/index.server';
import { monthsUntil } from '~/platform/calendar-month';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { bringScript, scriptAddress } from './script-of-worksheets.server';
import { withoutSaving } from './without-saving';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** The worksheet and the part of it that an address or a form names. @throws 404 */
function askedOf({ params, request }: Args, fields: Record<string, string>) {
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  if (!worksheet) throw notFound();
  const part = fields.part ?? new URL(request.url).searchParams.get('part') ?? undefined;
  return { worksheet, part, language: pageLanguage(params) };
}

async function answer(
  request: Request,
  { worksheet, part, language }: ReturnType<typeof askedOf>,
  taken: TakenFigures,
  personId: string | undefined,
) {
  const page = answerWorksheet(worksheet, part, taken, language);
  if (!page) throw notFound();
  const toolkit = await getToolkitTitle(worksheet.toolkit, language);
  const courses = personId === undefined ? [] : await listAskingCourses(personId, worksheet.key);
  return {
    ...page,
    toolkit,
    asking: courses.map(({ slug, title, isDone }) => ({ slug, title: title[language], isDone })),
    formId: uuidv7(),
    scriptAt: await scriptAddress(request),
    saving: personId === undefined ? null : await offerSaving(personId, taken.fields),
  };
}

/** What is asked beside the figures where they are to be saved; the period is last month's unless another was typed. */
async function offerSaving(personId: string, fields: Readonly<Record<string, string>>): Promise<Saving> {
  const profile = await getProfile(personId);
  const lastMonth = monthsUntil(new Date(), 2).months[1]?.replace('-', '') ?? '';
  const isAsked = fields['save.period'] !== undefined;
  return {
    formId: uuidv7(),
    period: fields['save.period'] ?? fields.period ?? lastMonth,
    facility: profile?.facilityName ?? null,
    isForFacility: !isAsked || fields['save.facility'] !== undefined,
    refusal: null,
  };
}

type Answer = Awaited<ReturnType<typeof answer>>;

function send(page: Answer, own: 'recorded' | 'example' | 'unfinished' | null) {
  const { faults, fileFault } = page.state;
  const isRefused =
    Object.keys(faults).length > 0 ||
    fileFault ||
    own === 'example' ||
    own === 'unfinished' ||
    page.saving?.refusal;
  return data({ ...page, own }, { status: isRefused ? 422 : 200 });
}

/** Answers the figures that an address holds. */
export async function showWorksheet(args: LoaderFunctionArgs) {
  const shorter = withoutSaving(args.request.url);
  if (shorter) throw redirect(shorter);
  const withScript = await bringScript(args.request);
  if (withScript) throw withScript;
  const actor = await getActor(args.request);
  const fields = Object.fromEntries(new URL(args.request.url).searchParams);
  return send(await answer(args.request, askedOf(args, fields), typedAlone(fields), actor?.id), null);
}

/** Answers a table that is sent; where the learner says that the figures are those of their own facility, records that it was done. */
export async function actOnWorksheet(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const fields = textFields(form);
  const asked = askedOf(args, fields);
  const { worksheet, part, language } = asked;
  if (fields.save !== undefined) return save(args, asked, fields);
  if (fields.own !== undefined) return recordOwn(args, asked, fields);
  const sent = form.get('file');
  const file = sent instanceof File ? sent : undefined;
  const taken = await takeFigures(worksheet, part, fields, file, language);
  return send(await answer(args.request, asked, taken, (await getActor(args.request))?.id), null);
}

async function recordOwn(args: Args, asked: ReturnType<typeof askedOf>, fields: Record<string, string>) {
  const actor = await requireActor(args.request);
  const page = await answer(args.request, asked, typedAlone(fields), actor.id);
  const { worksheet } = asked;
  const { name, result, state } = page;
  if (!result || Object.keys(state.faults).length > 0) return send(page, 'unfinished');
  if (isExampleOf(worksheet, name, state.typed)) return send(page, 'example');
  const clientUuid = ClientUuidSchema.parse(fields.own);
  const courses = await recordOwnRun(actor, { worksheet: worksheet.key, part: name, clientUuid });
  for (const course of courses) await issueCertificate(actor, course);
  const asking = page.asking.map((course) => ({ ...course, isDone: true }));
  return send({ ...page, asking }, courses.length > 0 ? 'recorded' : null);
}

/** @throws the way to the saved figures, so that loading their page again sends nothing */
async function save(args: Args, asked: ReturnType<typeof askedOf>, fields: Record<string, string>) {
  const actor = await requireActor(args.request);
  const page = await answer(args.request, asked, typedAlone(fields), actor.id);
  const { worksheet, language } = asked;
  const read = readRun(worksheet, page, fields['save.period']);
  if ('fault' in read) {
    const saving = { ...(await offerSaving(actor.id, fields)), refusal: read.fault };
    return send({ ...page, saving }, null);
  }
  const profile = fields['save.facility'] === undefined ? undefined : await getProfile(actor.id);
  const run = { ...read.run, facilityCode: profile?.facilityId ?? null };
  const { id, isReplaced } = await saveRun(actor.id, run, ClientUuidSchema.parse(fields.save));
  throw redirect(`/${language}/me/worksheets/${id}?saved=${isReplaced ? 'replaced' : 'new'}`, 303);
}
