import { useI18n } from '~/platform/i18n/use-i18n';
import type { ToldFault } from '../tell-draft-fault';

/** Faults of a draft under the place that each is in, which leads to where it is mended. */
export function FaultList({ slug, faults }: { slug: string; faults: readonly ToldFault[] }) {
  const { language, t } = useI18n();
  const home = `/${language}/studio/courses/${slug}`;
  // Two lessons may have one title.
  const placeOf = ({ name, address }: ToldFault) => `${address} ${name}`;
  const places = [...new Set(faults.map(placeOf))];
  return places.map((place) => {
    const here = faults.filter((fault) => placeOf(fault) === place);
    const [first] = here;
    if (!first) return null;
    const inFile = `file?path=${encodeURIComponent(first.file)}`;
    return (
      <section key={place}>
        <h2>
          <a href={`${home}/${first.address}`}>{first.name}</a>
        </h2>
        <ul>
          {here.map(({ line, column, where, message, hint }) => (
            <li key={`${line}:${column} ${message}`}>
              {where && <strong>{where}: </strong>}
              {message}
              <small className="aside">{hint}</small>
            </li>
          ))}
        </ul>
        {first.address !== inFile && (
          <p className="meta">
            <a href={`${home}/${inFile}`}>
              {t('drafts:checks.inFile', { file: first.file, line: first.line })}
            </a>
          </p>
        )}
      </section>
    );
  });
}
