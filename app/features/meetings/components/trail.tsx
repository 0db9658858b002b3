import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

export interface TrailProps {
  trail: {
    meetings: {
      id: string;
      title: string;
      facility: string | null;
      writer: string | null;
      decided: string;
    }[];
    decisions: {
      facility: string | null;
      summary: string;
      rows: { id: string; meetingId: string; action: string; owner: string; due: string; standing: string }[];
    }[];
  };
}

/** A year's meetings and what became of their decisions; needs office.css. */
export function Trail({ trail: { meetings, decisions } }: TrailProps) {
  const { language, t } = useI18n();
  const path = `/${language}/me/meetings`;
  return (
    <>
      <h2>{t('meetings:trail.meetings')}</h2>
      {meetings.length === 0 && <p>{t('meetings:none')}</p>}
      <ul className="offered">
        {meetings.map(({ id, title, facility, writer, decided }) => (
          <li key={id}>
            <a href={`${path}/${id}`}>{title}</a>
            <small>
              {[facility, decided, writer && t('meetings:writtenBy', { name: writer })]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {decisions.map(({ facility, summary, rows }, place) => (
        <div key={place}>
          <h2>{t('meetings:trail.decisions')}</h2>
          <DataTable
            caption={[facility, summary].filter(Boolean).join(': ')}
            columns={[
              {
                label: t('meetings:head.action'),
                cell: (row) => <a href={`${path}/${row.meetingId}`}>{row.action}</a>,
              },
              { label: t('meetings:head.owner'), cell: (row) => row.owner },
              { label: t('meetings:head.due'), cell: (row) => row.due },
              {
                label: t('meetings:head.standing'),
                cell: (row) => row.standing,
              },
            ]}
            rows={rows}
            keyOf={({ id }) => id}
          />
        </div>
      ))}
    </>
  );
}
