import { sayPeriod, titleOf, worksheetOf } from '~/features/worksheets/index';
import { formatDay, formatScore } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';
import type { MyData } from './collect-my-data.server';
import type { ShownSection } from './components/data-section';
import { said, section, type Words } from './shown-section';

const nameWorksheet = (key: string, language: Language) => {
  const worksheet = worksheetOf(key);
  return worksheet ? titleOf(worksheet, language) : key;
};

const sharedNames = (shares: MyData['worksheetRuns'][number]['sharedWith'], t: Translator) =>
  shares.map(({ audience, name }) => t(`people:share.with.${audience}`, { name })).join(', ');

/** What a person has learned, calculated and earned. @param names of courses and their parts, by id */
export function presentMyLearning(data: MyData, names: Map<string, string>, words: Words): ShownSection[] {
  const { language, t, on, at } = words;
  const quizOfAttempt = new Map(data.attempts.map(({ id, quiz }) => [id, quiz]));
  const nameOf = (id: string | null) => names.get(quizOfAttempt.get(id ?? '') ?? id ?? '');
  const scoreWords = (score: number | null) =>
    score === null ? t('privacy:data.open') : t('shell:percent', { value: formatScore(score, language) });
  return [
    section(
      t('privacy:data.section.enrolments'),
      data.enrolments.map(({ course, title, enrolledAt }) => ({
        text: title[language],
        about: on(enrolledAt),
        href: `/${language}/courses/${course}`,
      })),
    ),
    section(
      t('privacy:data.section.attempts'),
      data.attempts.toReversed().map(({ id, course, quiz, score, startedAt, submittedAt }) => ({
        text: said(nameOf(quiz), nameOf(course)),
        about: said(scoreWords(score), at(submittedAt ?? startedAt)),
        href: `/${language}/attempts/${id}`,
      })),
    ),
    section(
      t('privacy:data.section.accommodations'),
      data.accommodations.toReversed().map(({ course, reason, givenAt, endedAt }) => ({
        text: reason,
        about: said(nameOf(course), on(givenAt), endedAt && on(endedAt)),
      })),
    ),
    section(
      t('privacy:data.section.signOffs'),
      data.signOffs.toReversed().map(({ course, note, givenAt, takenBackAt }) => ({
        text: said(nameOf(course), note),
        about: said(on(givenAt), takenBackAt && t('privacy:data.takenBack')),
      })),
    ),
    section(
      t('privacy:data.section.worksheetRuns'),
      data.worksheetRuns
        .toReversed()
        .map(({ worksheet, period, facilityCode, figures, updatedAt, sharedWith, beside }) => ({
          text: said(nameWorksheet(worksheet, language), sayPeriod(period, language), facilityCode),
          about: said(
            Object.values(figures).join(' · '),
            at(updatedAt),
            sharedNames(sharedWith, t),
            ...beside.map((other) => Object.values(other.figures).join(' · ')),
          ),
        })),
    ),
    section(
      t('privacy:data.section.reviewMeetings'),
      data.reviewMeetings.toReversed().map(({ period, heldOn, actions, sharedWith }) => ({
        text: said(sayPeriod(period, language), formatDay(heldOn, language)),
        about: said(...actions.map(({ action }) => action), sharedNames(sharedWith, t)),
      })),
    ),
    section(
      t('privacy:data.section.certificates'),
      data.certificates.map(({ number, title, issuedAt, replacedBy, revokedAt, restoredAt }) => ({
        text: title[language],
        about: said(
          number,
          on(issuedAt),
          replacedBy && t('privacy:data.replaced', { number: replacedBy }),
          revokedAt && !restoredAt && t('privacy:data.revoked'),
        ),
        href: `/${language}/me/certificates/${number}`,
      })),
    ),
    section(
      t('privacy:data.section.reflections'),
      data.reflections.toReversed().map(({ lessonId, text, writtenAt }) => ({
        text,
        about: said(nameOf(lessonId), at(writtenAt)),
      })),
    ),
    section(
      t('privacy:data.section.events'),
      data.events.toReversed().map(({ verb, objectId, course, at: when }) => ({
        text: [t(`privacy:data.verb.${verb}`), nameOf(objectId) ?? nameOf(course)].filter(Boolean).join(': '),
        about: at(when),
      })),
    ),
  ];
}
