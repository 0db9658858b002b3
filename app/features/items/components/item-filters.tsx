import { useI18n } from '~/platform/i18n/use-i18n';
import { ChoiceField } from '~/ui/choice-field';
import { TextField } from '~/ui/field';
import { itemTypes } from '../item-types';
import { difficulties, stages } from '../read-question';
import type { ItemsFilter } from '../schemas';

export interface ItemFiltersProps {
  filter: ItemsFilter;
  /** What questions of the bank have. */
  outcomes: readonly string[];
  tags: readonly string[];
}

/** The filters behind the fold; it is open while one of them holds. */
const narrowing = ['type', 'state', 'outcome', 'tag', 'difficulty', 'stage'] as const;

/** The search above the questions of a bank. */
export function ItemFilters({ filter, outcomes, tags }: ItemFiltersProps) {
  const { t } = useI18n();
  const named = (names: readonly string[]) => names.map((name) => [name, name] as const);
  return (
    <form className="filters" role="search">
      <TextField name="q" type="search" label={t('items:q')} value={filter.q} />
      <button className="quiet">{t('items:search')}</button>
      <details open={narrowing.some((name) => filter[name] !== undefined)}>
        <summary>{t('items:more')}</summary>
        <div>
          <ChoiceField
            name="type"
            label={t('items:typeLabel')}
            any={t('items:anyType')}
            value={filter.type}
            options={itemTypes.map((type) => [type, t(`items:type.${type}`)])}
          />
          <ChoiceField
            name="state"
            label={t('items:stateLabel')}
            any={t('items:anyState')}
            value={filter.state}
            options={(['ready', 'draft', 'retired'] as const).map((state) => [
              state,
              t(`items:state.${state}`),
            ])}
          />
          {outcomes.length > 0 && (
            <ChoiceField
              name="outcome"
              label={t('items:outcome')}
              any={t('items:anyOutcome')}
              value={filter.outcome}
              options={named(outcomes)}
            />
          )}
          {tags.length > 0 && (
            <ChoiceField
              name="tag"
              label={t('items:tag')}
              any={t('items:anyTag')}
              value={filter.tag}
              options={named(tags)}
            />
          )}
          <ChoiceField
            name="difficulty"
            label={t('items:difficultyLabel')}
            any={t('items:anyDifficulty')}
            value={filter.difficulty}
            options={difficulties.map((one) => [one, t(`items:difficulty.${one}`)])}
          />
          <ChoiceField
            name="stage"
            label={t('items:stageLabel')}
            any={t('items:anyStage')}
            value={filter.stage}
            options={stages.map((one) => [one, t(`items:stage.${one}`)])}
          />
          <button className="quiet">{t('items:search')}</button>
        </div>
      </details>
    </form>
  );
}
