import { DataTable } from '~/ui/data-table';
import { FactList } from '~/ui/fact-list';

export interface MinutesPageProps {
  minutes: {
    title: string;
    facts: [string, string][];
    sections: {
      title: string;
      items: { lead: string; text: string }[];
      table: { heads: string[]; rows: string[][] } | null;
      closing: string;
    }[];
    signatures: string[];
    note: string;
  };
}

/** A meeting's minutes; needs office.css. */
export function MinutesPage({ minutes: { title, facts, sections, signatures, note } }: MinutesPageProps) {
  return (
    <article className="minutes">
      <h1>{title}</h1>
      <FactList facts={facts} />
      {sections.map(({ title: of, items, table, closing }) => (
        <section key={of}>
          <h2>{of}</h2>
          {items.map(({ lead, text }, place) => (
            <p key={place}>
              <strong>{lead}</strong>
              {text && (
                <>
                  <br />
                  {text}
                </>
              )}
            </p>
          ))}
          {table ? <MinutesTable title={closing || of} table={table} /> : closing && <p>{closing}</p>}
        </section>
      ))}
      <p className="signatures">
        {signatures.map((who) => (
          <span key={who}>{who}</span>
        ))}
      </p>
      <p className="meta">{note}</p>
    </article>
  );
}

function MinutesTable({ title, table }: { title: string; table: { heads: string[]; rows: string[][] } }) {
  const rows = table.rows.map((cells, place) => ({ cells, place }));
  const [first = '', ...others] = table.heads;
  return (
    <DataTable
      caption={title}
      columns={[
        { label: first, cell: ({ cells }) => cells[0] },
        ...others.map((label, place) => ({
          label,
          cell: ({ cells }: (typeof rows)[number]) => cells[place + 1],
        })),
      ]}
      rows={rows}
      keyOf={({ place }) => String(place)}
    />
  );
}
