import { formatDate, formatDateTime } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator, type Translator } from '~/platform/i18n/translate';
import type { MyData } from './collect-my-data.server';
import type { ShownSection } from './components/data-section';
import { deedWords } from './deed-words';
import { nameCourseParts } from './name-course-parts.server';
import { presentMyLearning } from './present-my-learning';
import { said, section, type Words } from './shown-section';

export interface ShownData {
  sections: ShownSection[];
  /** The titles of what there is nothing of. */
  nothingOf: string[];
}

/** All that Tumia keeps of a person, grouped and in words, for a page; the newest first where there may be much of it. */
export async function presentMyData(data: MyData, language: Language): Promise<ShownData> {
  const words: Words = {
    language,
    t: getTranslator(language),
    on: (date) => formatDate(date, language),
    at: (date) => formatDateTime(date, language),
  };
  const slugs = [
    ...data.events,
    ...data.attempts,
    ...data.accommodations,
    ...data.signOffs,
    ...data.reflections,
  ].flatMap(({ course }) => (course ? [course] : []));
  const names = await nameCourseParts(slugs, language, words.t);
  const sections = [
    ...data.accounts.map((account) => presentAccount(account, words)),
    ...presentStanding(data, words),
    ...presentAccess(data, words),
    ...presentMyLearning(data, names, words),
    ...presentRecords(data, words),
  ];
  const isEmpty = ({ facts, rows }: ShownSection) => !facts && rows?.length === 0;
  return {
    sections: sections.filter((one) => !isEmpty(one)),
    nothingOf: sections.filter(isEmpty).map(({ title }) => title),
  };
}

const cadreWords = (cadre: string, t: Translator) => t(`accounts:cadre.${cadre}` as 'accounts:cadre.NO');

function presentAccount(account: MyData['accounts'][number], { t, on }: Words): ShownSection {
  const facility = account.facility && `${account.facility} (${account.facilityCode})`;
  const facts: [string, string | null][] = [
    [t('privacy:data.field.name'), account.name],
    [t('privacy:data.field.phone'), account.phone],
    [t('privacy:data.field.phoneBeforeMerge'), account.phoneBeforeMerge],
    [t('privacy:data.field.email'), account.email],
    [t('privacy:data.field.cadre'), cadreWords(account.cadre, t)],
    [t('privacy:data.field.region'), account.region],
    [t('privacy:data.field.council'), account.council],
    [t('privacy:data.field.facility'), facility ?? account.facilityInOwnWords],
    [t('privacy:data.field.trainingInstitution'), account.trainingInstitution],
    [t('privacy:data.field.sex'), account.sex && t(`privacy:data.sex.${account.sex}`)],
    [t('privacy:data.field.checkNumber'), account.checkNumber],
    [t('privacy:data.field.language'), t(`privacy:data.language.${account.language}`)],
    [t('privacy:data.field.createdAt'), on(account.createdAt)],
  ];
  return {
    title: t(account.mergedInto ? 'privacy:data.section.merged' : 'privacy:data.section.account'),
    facts: facts.filter((fact): fact is [string, string] => Boolean(fact[1])),
  };
}

/** What a person has agreed to, belongs to and answers for. */
function presentStanding(data: MyData, { language, t, on, at }: Words): ShownSection[] {
  const placeOf = ({ institute, region, council, facility }: MyData['roles'][number]) =>
    institute?.[language] ?? region ?? council ?? facility;
  return [
    section(
      t('privacy:consents.title'),
      data.consents.map(({ version, givenAt }) => ({
        text: t('privacy:consents.given', { version }),
        about: at(givenAt),
      })),
    ),
    section(
      t('privacy:data.section.registrations'),
      data.registrations.map(({ council, number }) => ({ text: council, about: number })),
    ),
    section(
      t('privacy:data.section.memberships'),
      data.memberships.map(({ institute, since }) => ({ text: institute[language], about: on(since) })),
    ),
    section(
      t('privacy:data.section.roles'),
      data.roles.map((grant) => ({
        text: t(`people:role.${grant.role}`),
        about: said(placeOf(grant), on(grant.grantedAt)),
      })),
    ),
    section(
      t('privacy:data.section.confirmations'),
      data.confirmations.map(({ name, cadre, council, facilityCode, confirmedAt }) => ({
        text: said(name, cadreWords(cadre, t), council, facilityCode),
        about: at(confirmedAt),
      })),
    ),
    section(
      t('privacy:data.section.invitations'),
      data.invitations.map(({ institute, invitedAt, answer }) => ({
        text: institute[language],
        about: said(t(`privacy:data.answer.${answer ?? 'none'}`), on(invitedAt)),
      })),
    ),
    section(
      t('privacy:data.section.uploads'),
      data.uploads.map(({ fileName, uploadedAt }) => ({ text: fileName, about: at(uploadedAt) })),
    ),
  ];
}

/** Where a person is signed in, and what else opens the account. */
function presentAccess(data: MyData, { t, at }: Words): ShownSection[] {
  return [
    section(
      t('privacy:data.section.sessions'),
      data.sessions.map(({ device, isShared, lastUsedAt }) => ({
        text: said(device ?? t('privacy:data.unknownDevice'), isShared && t('privacy:data.sharedPhone')),
        about: t('privacy:data.lastUsed', { when: at(lastUsedAt) }),
      })),
    ),
    section(
      t('privacy:data.section.phones'),
      data.phones.map(({ key, registeredAt }) => ({ text: key, about: at(registeredAt) })),
    ),
    section(
      t('privacy:data.section.pins'),
      data.pins.map(({ createdAt }) => ({ text: t('privacy:action.pin.set'), about: at(createdAt) })),
    ),
    section(
      t('privacy:data.section.codes'),
      data.codes.map(({ purpose, target, createdAt }) => ({
        text: said(t(`privacy:data.code.${purpose}`), target),
        about: at(createdAt),
      })),
    ),
  ];
}

/** What was sent to a person, and what was done with the account. */
function presentRecords(data: MyData, { language, t, at }: Words): ShownSection[] {
  return [
    section(
      t('privacy:data.section.cohorts'),
      data.cohorts.map(({ name, topic, place, joinedAt }) => ({
        text: name,
        about: said(topic, place, at(joinedAt)),
      })),
    ),
    section(
      t('privacy:data.section.feedback'),
      data.feedback.map(({ text, page, answer, sentAt }) => ({
        text,
        about: said(page, at(sentAt), answer && `${t('feedback:answer')}: ${answer}`),
      })),
    ),
    section(
      t('privacy:data.section.reminders'),
      data.reminders.map(({ about, channel, text, outcome, orderedAt }) => ({
        text: text ?? t(`messages:${about}.subject`, { text: '' }),
        about: said(
          t(`reminders:channels.${channel}`),
          t(`reminders:outcome.${outcome ?? 'waiting'}`),
          at(orderedAt),
        ),
      })),
    ),
    section(
      t('privacy:data.section.overviewOrders'),
      data.overviewOrders.map(({ filters, rhythm, orderedAt }) => ({
        text: filters || t('tracking:byEmail.all'),
        about: said(t(`tracking:byEmail.${rhythm as 'weekly'}`), at(orderedAt)),
      })),
    ),
    section(
      t('privacy:data.section.messages'),
      data.messages.map(({ channel, recipient, about, status, createdAt }) => ({
        text: t(`messages:${about}.subject` as 'messages:erasureAsked.subject'),
        about: said(channel, recipient, t(`privacy:data.message.${status}`), at(createdAt)),
      })),
    ),
    section(
      t('privacy:data.section.deeds'),
      data.deeds.map((deed) => {
        const { what, who } = deedWords(deed, language, t);
        return { text: what, about: said(who, deed.address, at(deed.at)) };
      }),
    ),
  ];
}
