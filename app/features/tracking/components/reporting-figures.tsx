import { formatFixed, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { PresentedReporting } from '../present-reporting.server';
import { FigureRows } from './figure-rows';

/** Reports before and after training. */
export function ReportingFigures({ reporting: { tables, pictures } }: { reporting: PresentedReporting }) {
  const { language } = useI18n();
  return (
    <FigureRows
      pictures={pictures}
      tables={tables}
      shown={(value: number | string | null, at, { counts }) => {
        if (typeof value !== 'number') return value ?? '–';
        return at === counts ? formatNumber(value, language, 0) : formatFixed(value, language, 1);
      }}
    />
  );
}
