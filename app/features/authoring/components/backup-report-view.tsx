import type { BackupReport } from '~/features/moodle/index.server';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface BackupReportViewProps {
  /** Title and address of the course that it became. */
  course: string;
  slug: string;
  report: BackupReport;
}

/** What became of everything in a backup of Moodle's: what was taken, what was left out and why, what is to be written. */
export function BackupReportView({ course, slug, report }: BackupReportViewProps) {
  const { activities, questions, files, placeholders } = report;
  const { language, t } = useI18n();
  const groups = [
    { title: t('drafts:backup.taken'), rows: activities.filter(({ outcome }) => outcome !== 'leftOut') },
    { title: t('drafts:backup.leftOut'), rows: activities.filter(({ outcome }) => outcome === 'leftOut') },
  ];
  const questionsLeft = questions.filter(({ outcome }) => outcome === 'leftOut');
  const filesLeft = files.filter(({ reason }) => reason !== null);
  const taken = questions.filter(({ outcome }) => outcome === 'item').length;
  const open = Object.entries(placeholders) as [keyof BackupReport['placeholders'], string[]][];
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/studio/courses/${slug}`}>{course}</a>
      </p>
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
                label: t('drafts:backup.activity'),
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
                label: t('drafts:backup.became'),
                cell: ({ outcome, reason, notes }) => (
                  <>
                    {reason ? t(`moodle:reason.${reason}`) : t(`moodle:outcome.${outcome}`)}
                    {notes.map((note) => (
                      <small key={note} className="aside">
                        {t(`moodle:note.${note}`)}
                      </small>
                    ))}
                  </>
                ),
              },
            ]}
            rows={rows}
            keyOf={({ moduleId }) => moduleId}
          />
        ))}
      <p>{t('drafts:backup.questions', { taken, left: questions.length - taken })}</p>
      {questionsLeft.length > 0 && (
        <DataTable
          caption={t('drafts:backup.questionsLeft')}
          columns={[
            { label: t('drafts:backup.question'), cell: ({ name }) => name },
            {
              label: t('drafts:backup.why'),
              cell: ({ reason }) =>
                reason === 'unused' || reason === null ? t('moodle:unused') : t(`items:reason.${reason}`),
            },
          ]}
          rows={questionsLeft}
          keyOf={({ questionId }) => questionId}
        />
      )}
      {filesLeft.length > 0 && (
        <DataTable
          caption={t('drafts:backup.filesLeft')}
          columns={[
            { label: t('drafts:backup.file'), cell: ({ name }) => name },
            { label: t('drafts:backup.why'), cell: ({ reason }) => reason && t(`moodle:file.${reason}`) },
          ]}
          rows={filesLeft}
          keyOf={({ owner, name }) => `${owner} ${name}`}
        />
      )}
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
