import type { Place } from '~/platform/content/problem';
import { useI18n } from '~/platform/i18n/use-i18n';
import { begun, type FaultInWords } from '../fault-in-words';

/** What keeps one file of a draft from being published, told above it. */
export function FileFaults({ faults }: { faults: readonly (FaultInWords & Place)[] }) {
  const { t } = useI18n();
  return (
    <section className="notice bad">
      <p>{t('drafts:checks.here')}</p>
      <ul>
        {faults.map(({ line, column, where, message, hint }, index) => (
          <li key={index}>
            <strong>{where || begun(t('drafts:checks.line', { line, column }))}: </strong>
            {message} <small className="aside">{hint}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
