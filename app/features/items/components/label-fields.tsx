import { cadres } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, SelectField, TextField } from '~/ui/field';
import { difficulties, stages } from '../read-question';

export interface LabelFieldsProps {
  outcome: string;
  cadres: readonly string[];
  difficulty: string | null;
  stage: string | null;
  tags: string;
  /** What is wrong, by field, in the reader's language. */
  faults?: Partial<Record<string, string>>;
}

/** What a question is about. */
export function LabelFields({ faults = {}, ...labels }: LabelFieldsProps) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        name="outcome"
        label={t('items:outcome')}
        hint={t('items:item.outcomeHint')}
        autoComplete="off"
        value={labels.outcome}
        fault={faults.outcome}
      />
      <SelectField name="difficulty" label={t('items:difficultyLabel')} value={labels.difficulty ?? ''}>
        <option value="">{t('items:noFilter')}</option>
        {difficulties.map((one) => (
          <option key={one} value={one}>
            {t(`items:difficulty.${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField name="stage" label={t('items:stageLabel')} value={labels.stage ?? ''}>
        <option value="">{t('items:noFilter')}</option>
        {stages.map((one) => (
          <option key={one} value={one}>
            {t(`items:stage.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        name="tags"
        label={t('items:item.tags')}
        hint={t('items:item.tagsHint')}
        autoComplete="off"
        value={labels.tags}
        fault={faults.tags}
      />
      <details open={labels.cadres.length > 0}>
        <summary>{t('items:item.cadres')}</summary>
        {cadres.map((cadre) => (
          <CheckboxField
            key={cadre}
            id={`cadre-${cadre}`}
            name="cadres"
            value={cadre}
            label={t(`accounts:cadre.${cadre}`)}
            checked={labels.cadres.includes(cadre)}
          />
        ))}
      </details>
    </>
  );
}
