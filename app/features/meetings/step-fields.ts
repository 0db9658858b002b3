import type { FormFields } from '~/platform/http/read-form.server';
import type { Meeting } from './find-meetings.server';
import type { Step } from './steps';

/** Answers to "why?" that a form has room for. */
export const whysOnForm = 5;

/** How an agenda's form names a point. */
export const pickOf = ({ id, runId }: Pick<Meeting['points'][number], 'id' | 'runId'>): string =>
  `${runId === null ? 'sheet' : 'run'}:${id}`;

/** What a step's form is filled with, by the names of its fields. */
export function fieldsOf(meeting: Meeting, step: Step): FormFields {
  switch (step) {
    case 'opening': {
      const { period, heldOn, chair, present, facilityCode } = meeting;
      return { period, heldOn, chair, present, ...(facilityCode === null ? {} : { facility: '1' }) };
    }
    case 'agenda':
      return Object.fromEntries(meeting.points.map((point) => [pickOf(point), '1']));
    case 'findings':
      return named(
        'finding',
        meeting.points.map(({ id, figure, finding }) => [id, { figure, finding }]),
      );
    case 'causes':
      return named('why', meeting.points.flatMap(whyFields));
    case 'actions':
      return named(
        'action',
        meeting.actions.map((action, place) => [String(place), { ...action }]),
      );
    case 'earlier':
      return named(
        'carried',
        meeting.carried.map(({ id, status, completedOn, note }) => [id, { status, completedOn, note }]),
      );
  }
}

const whyFields = ({ id, whys }: Meeting['points'][number]): [string, FormFields][] =>
  Array.from({ length: whysOnForm }, (_, place) => [
    `${id}:${place}`,
    { answer: whys[place]?.answer ?? '', evidence: whys[place]?.evidence ?? '' },
  ]);

const named = (kind: string, groups: [id: string, values: FormFields][]): FormFields =>
  Object.fromEntries(
    groups.flatMap(([id, values]) =>
      Object.entries(values).map(([key, value]) => [`${kind}.${id}.${key}`, value]),
    ),
  );
