import { useI18n } from '~/platform/i18n/use-i18n';
import type { FaultInWords } from '../fault-in-words';

/** What keeps one file of a draft from being published, told above it. */
export function FileFaults({ faults }: { faults: readonly (FaultInWords & { line: number })[] }) {
  const { t } = useI18n();
  return (
    <section className="notice bad">
      <p>{t('drafts:checks.here')}</p>
      <ul>
        {faults.map(({ line, where, message, hint }, index) => (
          <li key={index}>
            <strong>{where || t('drafts:checks.line', { line })}: </strong>
            {message} <small className="aside">{hint}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
