import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

/** One kind of data about a person, in words. */
export interface ShownSection {
  title: string;
  facts?: [string, string][];
  rows?: { text: string; about: string; href?: string | undefined }[];
  /** How many rows there are beside those shown. */
  more?: number;
}

/** Facts, or rows with something about each. */
export function DataSection({ section }: { section: ShownSection }) {
  const { t } = useI18n();
  const { title, facts, rows = [], more = 0 } = section;
  return (
    <section>
      <h2>{title}</h2>
      {facts && <FactList facts={facts} />}
      {rows.length > 0 && (
        <ul className="attempts">
          {rows.map(({ text, about, href }, place) => (
            <li key={place}>
              {href ? <a href={href}>{text}</a> : <span>{text}</span>}
              <small>{about}</small>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="meta">{t('privacy:data.more', { count: more })}</p>}
    </section>
  );
}
