import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import { countOf, type OutcomeCounts } from '../import-report';

/** The button that adds the people of a list, where there is anybody to add. */
export function ImportDecision({ counts }: { counts: OutcomeCounts }) {
  const { t } = useI18n();
  const [added, invited] = [countOf(counts, ['new']), countOf(counts, ['invite'])];
  const likely = countOf(counts, ['likely']);
  if (added + invited + likely === 0) return <Notice kind="plain">{t('people:import.nothing')}</Notice>;
  const words = () => {
    if (added > 0 && invited > 0) return t('people:import.applyBoth', { count: added, invited });
    if (added > 0) return t('people:import.apply', { count: added });
    return invited > 0 ? t('people:import.ask', { count: invited }) : t('people:import.applyPlain');
  };
  return (
    <form method="post">
      {likely > 0 && (
        <CheckboxField name="likely" value="add" label={t('people:import.addLikely', { count: likely })} />
      )}
      <p>{t('people:import.applyHint')}</p>
      <button className="button" name="intent" value="apply">
        {words()}
      </button>
    </form>
  );
}
