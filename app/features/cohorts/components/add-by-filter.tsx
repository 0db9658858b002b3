import { cadres } from '~/features/accounts/index';
import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { ChoiceField } from '~/ui/choice-field';
import { CheckboxField } from '~/ui/field';
import { Notice } from '~/ui/notice';

type Named = readonly { id: string; name: string }[];

export interface AddByFilterProps {
  /** Regions of the reader's people; councils of the chosen region and facilities of the chosen council. */
  regions: Named;
  councils: Named;
  facilities: Named;
  chosen: { region?: string; council?: string; facility?: string; sex?: string; cadres: readonly string[] };
  /** How many people the filter leaves; null where nothing was asked yet. */
  count: number | null;
  /** As many as a cohort has at most. */
  most: number;
}

/** Adds everybody of some cadres at some place: the filter is in the address, and how many it leaves is shown before anybody is added. */
export function AddByFilter({ regions, councils, facilities, chosen, count, most }: AddByFilterProps) {
  const { language, t } = useI18n();
  const number = (value: number) => formatNumber(value, language, 0);
  const choice = (name: 'region' | 'council' | 'facility' | 'sex', options: [string, string][]) =>
    options.length > 1 && (
      <ChoiceField
        name={name}
        label={t(`tracking:field.${name}`)}
        any={t('tracking:any')}
        value={chosen[name]}
        options={options}
      />
    );
  const named = (some: Named) => some.map(({ id, name }): [string, string] => [id, name]);
  return (
    <>
      <form>
        {choice('region', named(regions))}
        {choice('council', named(councils))}
        {choice('facility', named(facilities))}
        {choice('sex', [
          ['female', t('tracking:female')],
          ['male', t('tracking:male')],
        ])}
        <details open={chosen.cadres.length > 0}>
          <summary>{t('cohorts:add.cadres')}</summary>
          {cadres.map((cadre) => (
            <CheckboxField
              key={cadre}
              name="cadre"
              value={cadre}
              label={t(`accounts:cadre.${cadre}`)}
              checked={chosen.cadres.includes(cadre)}
            />
          ))}
        </details>
        <button className="quiet" name="show" value="1">
          {t('cohorts:add.count')}
        </button>
      </form>
      {count !== null &&
        (count > most ? (
          <Notice kind="bad">{t('cohorts:fromList.tooMany', { most: number(most) })}</Notice>
        ) : (
          <>
            <Notice kind="plain">
              {t('cohorts:add.fits', { count, replace: { count: number(count) } })}
            </Notice>
            {count > 0 && (
              <form method="post">
                <button className="button" name="intent" value="filter">
                  {t('cohorts:add.all')}
                </button>
              </form>
            )}
          </>
        ))}
    </>
  );
}
