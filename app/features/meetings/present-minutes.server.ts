import { type CarriedAction, type ReviewAction } from '~db/schema/meetings';
import { sayPeriod, titleOf, worksheetOf } from '~/features/worksheets/index';
import { answerWorksheet, typedAlone } from '~/features/worksheets/index.server';
import { formatDay } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Meeting } from './find-meetings.server';
import { standingOf } from './follow-actions';

export interface MinutesTable {
  heads: string[];
  rows: string[][];
  /** How wide the columns are, as parts of the whole. */
  widths: number[];
}

export interface MinutesSection {
  title: string;
  /** Each a few words and what is said of them. */
  items: { lead: string; text: string }[];
  table: MinutesTable | null;
  /** A sentence below. */
  closing: string;
}

/** Minutes in the reader's language, as a page, a PDF and a DOCX show them. What the meeting wrote stays in its own words. */
export interface Minutes {
  title: string;
  facts: [string, string][];
  sections: MinutesSection[];
  /** Who signs. */
  signatures: string[];
  note: string;
}

/** @returns the title of a worksheet; its key where it is no longer there */
export function nameWorksheet(key: string, language: Language): string {
  const worksheet = worksheetOf(key);
  return worksheet ? titleOf(worksheet, language) : key;
}

/** How earlier decisions stand, as the worksheet of actions says it. */
function sayTracking(carried: readonly CarriedAction[], asOf: string, language: Language): string {
  const tracker = worksheetOf('W13');
  const counted = carried.filter(({ status }) => status !== 'dropped');
  if (!tracker || counted.length === 0) return '';
  const fields = Object.fromEntries(
    counted.flatMap(({ id, due, completedOn }, place) => [
      [`actions.${place}.id`, id],
      [`actions.${place}.due`, due],
      [`actions.${place}.completed`, completedOn],
    ]),
  ) as Record<string, string>;
  const answer = answerWorksheet(tracker, 'tracker', typedAlone({ ...fields, as_of: asOf }), language);
  return answer?.result?.sentences.join(' ') ?? '';
}

/** A decision's indicator with the figure of today and the target: `Penta dropout: 12 → 8`. */
export function sayMeasure({ indicator, baseline, target }: ReviewAction): string {
  const figures = [baseline, target].filter(Boolean).join(' → ');
  return [indicator, figures].filter(Boolean).join(': ');
}

export function sayOwner({ owner, level }: ReviewAction, language: Language): string {
  const t = getTranslator(language);
  return [owner, level !== 'facility' && t(`meetings:level.${level}`)].filter(Boolean).join('; ');
}

const sayDay = (day: string, language: Language) => (day === '' ? '–' : formatDay(day, language));

/** How a decision stands, with its day and what was noted. */
export function sayStanding(action: CarriedAction, today: string, language: Language): string {
  const standing = getTranslator(language)(`meetings:standing.${standingOf(action, today)}`);
  const when = action.completedOn === '' ? '' : formatDay(action.completedOn, language);
  return [[standing, when].filter(Boolean).join(', '), action.note].filter(Boolean).join('. ');
}

export function presentMinutes(meeting: Meeting, language: Language): Minutes {
  const t = getTranslator(language);
  const { period, facility, heldOn, chair, present, points, actions, carried } = meeting;
  const facts: [string, string][] = [
    [t('meetings:minutes.facility'), facility ?? ''],
    [t('meetings:minutes.period'), sayPeriod(period, language)],
    [t('meetings:minutes.heldOn'), formatDay(heldOn, language)],
    [t('meetings:minutes.chair'), chair],
    [t('meetings:minutes.present'), present],
  ];
  const sections: MinutesSection[] = [
    {
      title: t('meetings:step.earlier'),
      items: [],
      table: carried.length > 0 ? earlierTable(carried, heldOn, language) : null,
      closing: sayTracking(carried, heldOn, language),
    },
    {
      title: t('meetings:step.findings'),
      items: points.map(({ worksheet, figure, finding }) => ({
        lead: figure || nameWorksheet(worksheet, language),
        text: finding,
      })),
      table: null,
      closing: '',
    },
    {
      title: t('meetings:step.causes'),
      items: points
        .filter(({ whys }) => whys.length > 0)
        .map(({ worksheet, whys }) => ({
          lead: nameWorksheet(worksheet, language),
          text: whys
            .map(({ answer, evidence }) =>
              evidence === '' ? answer : `${answer} (${t(`meetings:evidence.${evidence}`)})`,
            )
            .join(' ← '),
        })),
      table: null,
      closing: points.some(({ whys }) => whys.some(({ evidence }) => evidence === 'assumed'))
        ? t('meetings:minutes.checkFirst')
        : '',
    },
    {
      title: t('meetings:step.actions'),
      items: [],
      table: actions.length > 0 ? actionsTable(actions, language) : null,
      closing:
        actions.length > 0
          ? t('meetings:decided', { count: actions.length })
          : t('meetings:minutes.noActions'),
    },
  ];
  return {
    title: t('meetings:minutes.title'),
    facts: facts.filter(([, value]) => value !== ''),
    sections: sections.filter(({ items, table, closing }) => items.length > 0 || table || closing !== ''),
    signatures: [t('meetings:minutes.chair'), t('meetings:minutes.secretary')],
    note: t('meetings:minutes.note'),
  };
}

const earlierTable = (
  carried: readonly CarriedAction[],
  heldOn: string,
  language: Language,
): MinutesTable => {
  const t = getTranslator(language);
  return {
    heads: [
      t('meetings:head.action'),
      t('meetings:head.owner'),
      t('meetings:head.due'),
      t('meetings:head.standing'),
    ],
    widths: [0.4, 0.2, 0.16, 0.24],
    rows: carried.map((action) => [
      action.action,
      sayOwner(action, language),
      sayDay(action.due, language),
      sayStanding(action, heldOn, language),
    ]),
  };
};

const actionsTable = (actions: readonly ReviewAction[], language: Language): MinutesTable => {
  const t = getTranslator(language);
  return {
    heads: [
      t('meetings:head.action'),
      t('meetings:head.measure'),
      t('meetings:head.owner'),
      t('meetings:head.due'),
    ],
    widths: [0.4, 0.24, 0.2, 0.16],
    rows: actions.map((action) => [
      action.action,
      sayMeasure(action),
      sayOwner(action, language),
      sayDay(action.due, language),
    ]),
  };
};
