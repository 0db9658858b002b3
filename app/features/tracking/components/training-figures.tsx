import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { PresentedTrainings } from '../present-trainings.server';
import { FigureRows } from './figure-rows';

/** Who was trained face to face. */
export function TrainingFigures({ tables, pictures }: Pick<PresentedTrainings, 'tables' | 'pictures'>) {
  const { language } = useI18n();
  return (
    <FigureRows
      pictures={pictures}
      tables={tables}
      shown={(value: number | null) => (value === null ? '–' : formatNumber(value, language, 0))}
    />
  );
}
