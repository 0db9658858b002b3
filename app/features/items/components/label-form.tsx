import { useI18n } from '~/platform/i18n/use-i18n';
import { LabelFields } from './label-fields';

export interface LabelFormProps {
  outcome: string;
  cadres: readonly string[];
  difficulty: string | null;
  stage: string | null;
  tags: readonly string[];
}

/** Says what a question is about. */
export function LabelForm(labels: LabelFormProps) {
  const { t } = useI18n();
  return (
    <form method="post" noValidate>
      <LabelFields {...labels} tags={labels.tags.join(', ')} />
      <button className="button">{t('items:item.save')}</button>
    </form>
  );
}
