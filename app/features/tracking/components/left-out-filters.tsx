import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { type FilterFault, filterNames } from '../schemas';

/** Tells on a page without the form of filters which ones of its address were left out, and why. */
export function LeftOutFilters({ faults }: { faults: Partial<Record<string, FilterFault>> }) {
  const { t } = useI18n();
  const leftOut = filterNames.flatMap((name) => {
    const fault = faults[name];
    return fault ? [`${t(`tracking:field.${name}`)}: ${t(`tracking:fault.${fault}`)}`] : [];
  });
  if (leftOut.length === 0) return null;
  return (
    <Notice kind="bad">
      {leftOut.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </Notice>
  );
}
