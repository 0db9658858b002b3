import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownItem } from '../present-analysis';

/** What a version of a question is called: by its place in the quiz of today. */
export function ItemName({ item: { number, isCurrent } }: { item: Pick<ShownItem, 'number' | 'isCurrent'> }) {
  const { t } = useI18n();
  if (number === null) return t('analysis:gone');
  return t(isCurrent ? 'analysis:number' : 'analysis:earlier', { number });
}
