import { v7 as uuidv7 } from 'uuid';
import type { Holder } from '~/features/accounts/index';
import { sayPeriod } from '~/features/worksheets/index';
import { answerWorksheet, typedAlone } from '~/features/worksheets/index.server';
import { worksheetOf } from '~/features/worksheets/index';
import { formatDay } from '~/platform/i18n/format';
import type { FormFields } from '~/platform/http/read-form.server';
import type { Language } from '~/platform/i18n/language';
import type { ShownPoint } from './components/shown-point';
import type { Meeting } from './find-meetings.server';
import { offerRuns, offerWorksheets, type OfferedPoint } from './offer-points.server';
import { nameWorksheet, sayMeasure, sayOwner } from './present-minutes.server';
import { seenOf } from './seen-step.server';
import { type SmartLetter, unmetLetters } from './smart-letters';
import { fieldsOf, pickOf } from './step-fields';
import { type Step, stepsOf } from './steps';
import { mostActions } from './write-step.server';

const fewestRows = 3;

/** One step of a meeting, as its page shows it in the reader's language. */
export interface ShownStep {
  step: Step;
  steps: Step[];
  /** What the form is filled with. */
  fields: FormFields;
  seen: string;
  heading: string;
  /** The meeting's points; `runId` where their figures can be opened. */
  points: ShownPoint[];
  runs: OfferedPoint[];
  worksheets: OfferedPoint[];
  /** Numbers of the rows of actions. */
  rows: string[];
  mayAddRow: boolean;
  unmet: Record<string, SmartLetter[]>;
  carried: { id: string; action: string; about: string }[];
}

/** What the answers to "why?" come to, as the worksheet of root causes says it. */
function sayCauses({ figure, finding, whys }: Meeting['points'][number], language: Language): string {
  const worksheet = worksheetOf('W14');
  if (!worksheet || whys.length === 0) return '';
  const fields = Object.fromEntries(
    whys.flatMap(({ answer, evidence }, place) => [
      [`whys.${place}.answer`, answer],
      [`whys.${place}.evidence`, evidence],
    ]),
  ) as Record<string, string>;
  const typed = typedAlone({ ...fields, problem: figure || finding || '–' });
  return answerWorksheet(worksheet, 'whys', typed, language)?.result?.sentences.join(' ') ?? '';
}

/** @param wantedRows of actions, where the reader asked for more */
export async function presentStep(
  reader: Pick<Holder, 'id' | 'grants'>,
  meeting: Meeting,
  step: Step,
  language: Language,
  wantedRows: number,
): Promise<ShownStep> {
  const { points, actions, carried, heldOn, period, facility } = meeting;
  const runs = step === 'agenda' ? await offerRuns(reader, period, language) : [];
  const worksheets = step === 'agenda' ? offerWorksheets(language) : [];
  const gone = points.filter(({ id }) => ![...runs, ...worksheets].some((one) => one.id === id));
  const rows = Math.min(Math.max(wantedRows, fewestRows, actions.length), mostActions);
  const blankRows = Array.from({ length: rows - actions.length }, (_, place) => actions.length + place);
  return {
    step,
    steps: stepsOf(meeting),
    fields: {
      ...fieldsOf(meeting, step),
      ...(step === 'actions'
        ? Object.fromEntries(blankRows.map((place) => [`action.${place}.id`, uuidv7()]))
        : {}),
    },
    seen: seenOf(meeting, step),
    heading: [sayPeriod(period, language), facility, formatDay(heldOn, language)].filter(Boolean).join(' · '),
    points: points.map((point) => ({
      id: point.id,
      worksheet: point.worksheet,
      title: nameWorksheet(point.worksheet, language),
      figure: point.figure,
      runId: point.runId,
      causes: step === 'causes' ? sayCauses(point, language) : '',
    })),
    runs: [
      ...(step === 'agenda' ? gone : []).map((point) => ({
        id: point.id,
        pick: pickOf(point),
        title: nameWorksheet(point.worksheet, language),
        about: point.figure,
        isOfPeriod: false,
      })),
      ...runs,
    ],
    worksheets,
    rows: Array.from({ length: rows }, (_, place) => String(place)),
    mayAddRow: rows < mostActions,
    unmet: Object.fromEntries(actions.map((action, place) => [String(place), unmetLetters(action, heldOn)])),
    carried: carried.map((action) => ({
      id: action.id,
      action: action.action,
      about: [
        sayOwner(action, language),
        action.due === '' ? '' : formatDay(action.due, language),
        sayMeasure(action),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  };
}
