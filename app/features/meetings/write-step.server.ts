import { v7 as uuidv7 } from 'uuid';
import type { AgendaPoint, ReviewAction } from '~db/schema/meetings';
import type { Holder } from '~/features/accounts/index';
import { dayOf } from '~/platform/calendar-day';
import { formFaults, type FormFaults } from '~/platform/http/form-faults';
import { textFields } from '~/platform/http/read-form.server';
import type { Language } from '~/platform/i18n/language';
import type { Meeting } from './find-meetings.server';
import { preparePoints } from './offer-points.server';
import { saveStep, type SaveStepAnswer } from './save-step.server';
import {
  ActionSchema,
  CarriedSchema,
  FindingSchema,
  OpeningSchema,
  type PickedPoint,
  PickSchema,
  readGroup,
  WhySchema,
} from './schemas';
import { pickOf, whysOnForm } from './step-fields';
import type { Step } from './steps';

const fewestPoints = 2;
const mostPoints = 6;
export const mostActions = 12;

type Change = Parameters<typeof saveStep>[4];
type Read = { faults: FormFaults } | { change: Change };

export type WriteStepAnswer = SaveStepAnswer | { kind: 'faulty'; faults: FormFaults };

/** Who writes, and where they work. */
export interface Writer extends Holder {
  facilityId: string | null;
}

/**
 * Saves what the form of one step says.
 * @param meeting as it stood when the request came
 */
export async function writeStep(
  writer: Writer,
  meeting: Meeting,
  step: Step,
  form: FormData,
  language: Language,
): Promise<WriteStepAnswer> {
  const read =
    step === 'agenda' ? await readAgenda(writer, meeting, form, language) : readers[step](form, writer);
  if ('faults' in read) return { kind: 'faulty', faults: read.faults };
  const seen = form.get('seen');
  return saveStep(writer.id, meeting.id, step, typeof seen === 'string' ? seen : '', read.change);
}

const faultyUnlessNone = (faults: FormFaults, change: Change): Read =>
  Object.keys(faults).length > 0 ? { faults } : { change };

const readers: Record<Exclude<Step, 'agenda'>, (form: FormData, writer: Writer) => Read> = {
  opening: readOpening,
  earlier: readEarlier,
  findings: readFindings,
  causes: readCauses,
  actions: readActions,
};

function readOpening(form: FormData, { facilityId }: Writer): Read {
  const parsed = OpeningSchema.safeParse(textFields(form));
  if (!parsed.success) return { faults: formFaults(parsed.error) };
  const { facility, ...opening } = parsed.data;
  return {
    change: ({ facilityCode }) => ({
      ...opening,
      facilityCode: facility === undefined ? null : (facilityCode ?? facilityId),
    }),
  };
}

/** @returns what was ticked on an agenda's form, each once */
export function readPicks(form: FormData): PickedPoint[] {
  const texts = [...new Set(form.getAll('pick'))];
  return texts.flatMap((text) => {
    const parsed = PickSchema.safeParse(text);
    return parsed.success ? [parsed.data] : [];
  });
}

async function readAgenda(
  writer: Writer,
  { points }: Meeting,
  form: FormData,
  language: Language,
): Promise<Read> {
  const picks = readPicks(form);
  const isKnown = ({ kind, id }: PickedPoint) => points.some((point) => pickOf(point) === `${kind}:${id}`);
  const prepared = await preparePoints(
    writer,
    picks.filter((pick) => !isKnown(pick)),
    language,
  );
  const isThere = (pick: PickedPoint) => isKnown(pick) || prepared.some(({ id }) => id === pick.id);
  const count = picks.filter(isThere).length;
  if (count < fewestPoints) return { faults: { pick: 'tooFew' } };
  if (count > mostPoints) return { faults: { pick: 'tooMany' } };
  return {
    change: ({ points: standing }) => ({
      points: picks.flatMap(
        ({ id }) => standing.find((one) => one.id === id) ?? prepared.find((one) => one.id === id) ?? [],
      ),
    }),
  };
}

/** Whether each thing that was written about is still there. */
const holdsAll = (things: readonly { id: string }[], ids: readonly string[]) =>
  ids.every((id) => things.some((one) => one.id === id));

function readFindings(form: FormData): Read {
  const { values, faults } = readGroup(textFields(form), 'finding', FindingSchema);
  const written = [...values].flatMap(([id, { figure, finding }]) => (figure || finding ? [id] : []));
  return faultyUnlessNone(faults, ({ points }) =>
    holdsAll(points, written)
      ? { points: points.map((point) => ({ ...point, ...values.get(point.id) })) }
      : undefined,
  );
}

function readCauses(form: FormData): Read {
  const { values, faults } = readGroup(textFields(form), 'why', WhySchema);
  const written = [...values].flatMap(([id, { answer }]) => (answer ? [id.split(':')[0] ?? ''] : []));
  const whysOf = (point: AgendaPoint) => {
    const answers = Array.from({ length: whysOnForm }, (_, place) => values.get(`${point.id}:${place}`));
    if (answers.every((one) => one === undefined)) return point.whys;
    return answers.flatMap((one) => (one && one.answer !== '' ? [one] : []));
  };
  return faultyUnlessNone(faults, ({ points }) =>
    holdsAll(points, written)
      ? { points: points.map((point) => ({ ...point, whys: whysOf(point) })) }
      : undefined,
  );
}

const isBlank = ({ action, indicator, baseline, target, owner, due, worksheet }: Omit<ReviewAction, 'id'>) =>
  [action, indicator, baseline, target, owner, due, worksheet].every((one) => one === '');

function readActions(form: FormData): Read {
  const { values, faults } = readGroup(textFields(form), 'action', ActionSchema);
  const kept = [...values].filter(([, action]) => action.remove === undefined && !isBlank(action));
  for (const [place, { action }] of kept)
    if (action === '') faults[`action.${place}.action`] = 'actionMissing';
  if (kept.length > mostActions) faults.form = 'tooManyActions';
  const ids = new Set<string>();
  const actions = kept.map(
    ([, { id, action, worksheet, indicator, baseline, target, owner, due, level }]) => {
      const own = id === undefined || ids.has(id) ? uuidv7() : id;
      ids.add(own);
      return { id: own, action, worksheet, indicator, baseline, target, owner, due, level };
    },
  );
  return faultyUnlessNone(faults, () => ({ actions }));
}

function readEarlier(form: FormData): Read {
  const { values, faults } = readGroup(textFields(form), 'carried', CarriedSchema);
  const today = dayOf(new Date());
  for (const [id, { status, completedOn }] of values) {
    if (completedOn === '') continue;
    if (status !== 'done') faults[`carried.${id}.completedOn`] = 'notDone';
    else if (completedOn > today) faults[`carried.${id}.completedOn`] = 'future';
  }
  return faultyUnlessNone(faults, ({ carried, heldOn }) => ({
    carried: carried.map((one) => {
      const said = values.get(one.id);
      if (!said) return one;
      return { ...one, ...said, completedOn: said.status === 'done' ? said.completedOn || heldOn : '' };
    }),
  }));
}
