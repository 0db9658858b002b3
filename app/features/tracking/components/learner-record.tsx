import { formatDate, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { FactList } from '~/ui/fact-list';
import { Notice } from '~/ui/notice';
import type { LearnerRecord as Learner } from '../get-record.server';

/** A certificate or course with its title; null where it is no longer offered. */
type Titled<Row> = Row & { title: string | null };

interface LearnerRecordProps {
  record: Omit<Learner, 'courses' | 'certificates'> & {
    courses: Titled<Learner['courses'][number] & { lessonsInAll: number }>[];
    certificates: Titled<Learner['certificates'][number]>[];
  };
}

/** How one person has learned: courses, certificates, and where they worked meanwhile. */
export function LearnerRecord({ record }: LearnerRecordProps) {
  const { language, t } = useI18n();
  const { courses, certificates, places } = record;
  const day = (moment: string | null) => moment && formatDate(new Date(moment), language);
  const number = (value: number) => formatNumber(value, language, 0);
  const placeOf = (one: { facilityName: string | null; councilName: string }) =>
    [one.facilityName, one.councilName].filter(Boolean).join(', ');
  return (
    <>
      <FactList
        facts={[
          [t('tracking:list.cadre'), t(`accounts:cadre.${record.cadre as 'CO'}`)],
          [t('tracking:list.place'), placeOf(record)],
          [t('tracking:list.region'), record.regionName],
        ]}
      />
      <p>
        <a href={`/${language}/people/${record.id}`}>{t('tracking:record.account')}</a>
      </p>
      {courses.length > 0 ? (
        <DataTable
          caption={t('tracking:record.courses')}
          rows={courses}
          keyOf={({ courseId }) => courseId}
          columns={[
            { label: t('tracking:list.course'), cell: ({ title, courseId }) => title ?? courseId },
            {
              label: t('tracking:list.lessons'),
              cell: ({ lessons, lessonsInAll }) =>
                t('tracking:record.lessons', { done: number(lessons), all: number(lessonsInAll) }),
            },
            { label: t('tracking:list.enrolled'), cell: ({ enrolledAt }) => day(enrolledAt) },
            { label: t('tracking:list.last'), cell: ({ lastActivityAt }) => day(lastActivityAt) },
            { label: t('tracking:record.passed'), cell: ({ passedAt }) => day(passedAt) },
          ]}
        />
      ) : (
        <Notice kind="plain">{t('tracking:record.noCourses')}</Notice>
      )}
      {certificates.length > 0 && (
        <DataTable
          caption={t('tracking:record.certificates')}
          rows={certificates}
          keyOf={(one) => one.number}
          columns={[
            {
              label: t('tracking:certificates.number'),
              cell: (one) => <a href={`/${language}/verify/${one.number}`}>{one.number}</a>,
            },
            { label: t('tracking:certificates.course'), cell: ({ title }) => title },
            {
              label: t('tracking:list.state'),
              cell: ({ state }) => t(`tracking:certificates.state.${state}`),
            },
            { label: t('tracking:certificates.issued'), cell: ({ issuedAt }) => day(issuedAt) },
            {
              label: t('tracking:certificates.until'),
              cell: ({ validUntil }) => day(validUntil) ?? t('tracking:list.noEnd'),
            },
          ]}
        />
      )}
      {places.length > 0 && (
        <>
          <DataTable
            caption={t('tracking:record.places')}
            rows={places}
            keyOf={({ from, to }) => `${from}/${to}`}
            columns={[
              { label: t('tracking:list.place'), cell: placeOf },
              { label: t('tracking:list.cadre'), cell: ({ cadre }) => t(`accounts:cadre.${cadre as 'CO'}`) },
              { label: t('tracking:record.from'), cell: ({ from }) => day(from) },
              { label: t('tracking:record.to'), cell: ({ to }) => day(to) },
            ]}
          />
          <p className="hint">{t('tracking:record.placesHint')}</p>
        </>
      )}
    </>
  );
}
