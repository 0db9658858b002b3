import { nameAccounts } from '~/features/accounts/index.server';
import { sayPeriod } from '~/features/worksheets/index';
import { formatDay } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Meeting } from './find-meetings.server';
import { followActions, type Standing, standingOf } from './follow-actions';
import { sayOwner, sayStanding } from './present-minutes.server';

/** Meetings and what became of their decisions, in the reader's language. */
export interface Trail {
  meetings: { id: string; title: string; facility: string | null; writer: string | null; decided: string }[];
  /** Decisions by facility, the latest first. */
  decisions: {
    facility: string | null;
    summary: string;
    rows: { id: string; meetingId: string; action: string; owner: string; due: string; standing: string }[];
  }[];
}

/**
 * @param meetings of a year, the latest first
 * @param personId whose own meetings name no writer
 * @param today such as `2026-11-28`
 */
export async function presentTrail(
  meetings: readonly Meeting[],
  personId: string,
  today: string,
  language: Language,
): Promise<Trail> {
  const t = getTranslator(language);
  const names = await nameAccounts(meetings.map((one) => one.personId));
  const facilities = [...new Set(meetings.map(({ facilityCode }) => facilityCode))];
  return {
    meetings: meetings.map(({ id, period, heldOn, facility, personId: writer, actions }) => ({
      id,
      title: `${sayPeriod(period, language)} (${formatDay(heldOn, language)})`,
      facility,
      writer: writer === personId ? null : (names.get(writer) ?? null),
      decided: t('meetings:decided', { count: actions.length }),
    })),
    decisions: facilities.flatMap((code) => {
      const here = meetings.filter(({ facilityCode }) => facilityCode === code);
      const followed = followActions(here);
      if (followed.length === 0) return [];
      const isNow = (...standings: Standing[]) =>
        followed.filter((one) => standings.includes(standingOf(one, today))).length;
      return [
        {
          facility: here[0]?.facility ?? null,
          summary: t('meetings:trail.summary', {
            all: followed.length,
            done: isNow('doneOnTime', 'doneLate'),
            overdue: isNow('overdue'),
          }),
          rows: followed.map((action) => ({
            id: action.id,
            meetingId: action.meetingId,
            action: action.action,
            owner: sayOwner(action, language),
            due: action.due === '' ? '' : formatDay(action.due, language),
            standing: sayStanding(action, today, language),
          })),
        },
      ];
    }),
  };
}
