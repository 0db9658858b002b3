import type { Translator } from '~/platform/i18n/translate';
import type { ImportRow } from './import-row';

/** Why a row is not taken, or left out until somebody decides, a sentence for each reason; nothing for a row that is good. */
export function explainRow(
  { faults, resembles }: Pick<ImportRow, 'faults' | 'resembles'>,
  t: Translator,
  resembledName: string | null = null,
): string[] {
  const reasons = faults.map(({ fault, line }) => t(`people:import.fault.${fault}`, { line }));
  if (!resembles) return reasons;
  const { reason, place, other } = resembles;
  const who =
    'line' in other
      ? t('people:import.resembles.line', { line: other.line })
      : resembledName === null
        ? t('people:import.resembles.account')
        : t('people:import.resembles.name', { name: resembledName });
  const why = [
    t(`people:duplicates.reason.${reason}`),
    ...(place ? [t(`people:duplicates.reason.${place}`)] : []),
  ];
  return [...reasons, `${who} ${why.join(', ')}.`];
}
