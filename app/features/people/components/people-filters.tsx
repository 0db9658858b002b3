import { cadres, roles } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { ChoiceField } from '~/ui/choice-field';
import { TextField } from '~/ui/field';
import type { Area } from '../areas';
import type { PeopleFilter } from '../schemas';

export interface PeopleFiltersProps {
  filter: PeopleFilter;
  /** The regions and councils among which there is a choice; none where there is no choice. */
  areas: readonly Area[];
  /** Those of the chosen council. */
  facilities: readonly { id: string; name: string }[];
}

/** The filters behind the fold; it is open while one of them holds. */
const narrowing = ['region', 'council', 'facility', 'cadre', 'role', 'state'] as const;

/** The search above the list of people. Councils are offered once a region is chosen, facilities once a council is: a phone reads few at a time. */
export function PeopleFilters({ filter, areas, facilities }: PeopleFiltersProps) {
  const { t } = useI18n();
  const region = areas.find(({ id }) => id === filter.region) ?? (areas.length === 1 ? areas[0] : undefined);
  const isNarrowed = narrowing.some((name) => filter[name] !== undefined);
  return (
    <form className="filters" role="search">
      <TextField
        name="q"
        type="search"
        label={t('people:list.q')}
        hint={t('people:list.qHint')}
        value={filter.q}
      />
      <button className="quiet">{t('people:list.search')}</button>
      <details open={isNarrowed}>
        <summary>{t('people:list.more')}</summary>
        <div>
          {areas.length > 1 && (
            <ChoiceField
              name="region"
              label={t('people:list.region')}
              hint={region ? undefined : t('people:list.councilHint')}
              any={t('people:list.anyRegion')}
              value={filter.region}
              options={areas.map(({ id, name }) => [id, name])}
            />
          )}
          {region && region.councils.length > 1 && (
            <ChoiceField
              name="council"
              label={t('people:list.council')}
              any={t('people:list.anyCouncil')}
              value={filter.council}
              options={region.councils.map(({ id, name }) => [id, name])}
            />
          )}
          {facilities.length > 0 && (
            <ChoiceField
              name="facility"
              label={t('people:list.facility')}
              any={t('people:list.anyFacility')}
              value={filter.facility}
              options={facilities.map(({ id, name }) => [id, name])}
            />
          )}
          <ChoiceField
            name="cadre"
            label={t('people:list.cadre')}
            any={t('people:list.anyCadre')}
            value={filter.cadre}
            options={cadres.map((cadre) => [cadre, t(`accounts:cadre.${cadre}`)])}
          />
          <ChoiceField
            name="role"
            label={t('people:list.role')}
            any={t('people:list.anyRole')}
            value={filter.role}
            options={roles.map((role) => [role, t(`people:role.${role}`)])}
          />
          <ChoiceField
            name="state"
            label={t('people:list.state')}
            any={t('people:list.anyState')}
            value={filter.state}
            options={(['confirmed', 'selfDeclared', 'invited'] as const).map((state) => [
              state,
              t(`people:state.${state}`),
            ])}
          />
          <button className="quiet">{t('people:list.search')}</button>
        </div>
      </details>
    </form>
  );
}
