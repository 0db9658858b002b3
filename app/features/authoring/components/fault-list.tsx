import { useI18n } from '~/platform/i18n/use-i18n';
import { fileAddress } from '../package-path';

export interface ToldFault {
  file: string;
  line: number;
  column: number;
  message: string;
  hint: string;
}

/** Faults of a draft under the file that each is in, which leads to where it is written. */
export function FaultList({ slug, faults }: { slug: string; faults: readonly ToldFault[] }) {
  const { language, t } = useI18n();
  const files = [...new Set(faults.map(({ file }) => file))];
  return files.map((file) => (
    <section key={file}>
      <h2>
        <a href={`/${language}/studio/courses/${slug}/${fileAddress(file)}`}>{file}</a>
      </h2>
      <ul>
        {faults
          .filter((fault) => fault.file === file)
          .map(({ line, column, message, hint }) => (
            <li key={`${line}:${column} ${message}`}>
              <strong>{t('drafts:checks.line', { line })}</strong> {message}
              <small className="aside">{hint}</small>
            </li>
          ))}
      </ul>
    </section>
  ));
}
