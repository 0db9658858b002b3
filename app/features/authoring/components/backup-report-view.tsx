import type { BackupReport } from '~/features/moodle/index.server';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

/** What became of everything in a backup of Moodle's: what was taken, what was left out and why, what is to be written. */
export function BackupReportView({
  slug,
  activities,
  questions,
  placeholders,
}: BackupReport & { slug: string }) {
  const { language, t } = useI18n();
  const groups = [
    { title: t('drafts:backup.taken'), rows: activities.filter(({ outcome }) => outcome !== 'leftOut') },
    { title: t('drafts:backup.leftOut'), rows: activities.filter(({ outcome }) => outcome === 'leftOut') },
  ];
  const taken = questions.filter(({ outcome }) => outcome === 'item').length;
  const open = Object.entries(placeholders) as [keyof BackupReport['placeholders'], string[]][];
  return (
    <>
      <h1>{t('drafts:backup.title')}</h1>
      <p>{t('drafts:backup.lead')}</p>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <DataTable
            key={title}
            caption={title}
            columns={[
              {
                label: t('drafts:course'),
                cell: (one) => (
                  <>
                    {one.title}
                    <small className="aside">
                      {one.section} · {one.kind}
                    </small>
                  </>
                ),
              },
              {
                label: t('drafts:how'),
                cell: ({ outcome, reason }) =>
                  reason ? t(`moodle:reason.${reason}`) : t(`moodle:outcome.${outcome}`),
              },
            ]}
            rows={rows}
            keyOf={({ moduleId }) => moduleId}
          />
        ))}
      <p>{t('drafts:backup.questions', { taken, left: questions.length - taken })}</p>
      <h2>{t('drafts:backup.placeholders')}</h2>
      <ul>
        {open.map(([kind, places]) => (
          <li key={kind}>
            {t(`moodle:placeholder.${kind}`)}
            <small className="aside">{[...new Set(places)].join(', ')}</small>
          </li>
        ))}
      </ul>
      <p>
        <a className="button" href={`/${language}/studio/courses/${slug}`}>
          {t('drafts:backup.go')}
        </a>
      </p>
    </>
  );
}
