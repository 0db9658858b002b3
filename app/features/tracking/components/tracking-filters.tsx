import { cadres } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import type { CertifiedWithin, FilterFault, FilterName, ListedFigure } from '../schemas';
import { type CertificateState, certificateStates, certifiedWithin, steps } from '../schemas';

export interface TrackingFiltersProps {
  /** What was typed, whether it could be understood or not. */
  typed: Partial<Record<FilterName, string>>;
  faults: Partial<Record<FilterName, FilterFault>>;
  areas: readonly { id: string; name: string }[];
  /** Councils of the chosen region, and facilities of the chosen council. */
  councils: readonly { id: string; name: string }[];
  facilities: readonly { id: string; name: string }[];
  courses: readonly { id: string; title: string }[];
  paths: readonly { slug: string; title: string }[];
  institutes: readonly { id: string; name: string }[];
  /** Of a list: which figure it is behind, and what it is called. */
  figure?: { value: ListedFigure; name: string };
  /** Of a list of facilities: which ones. */
  certified?: CertifiedWithin;
  /** Filters that the page has nothing to do with. */
  without?: readonly FilterName[];
  /** Of a list of certificates: which ones; months are then those of the issue. */
  certificateState?: CertificateState;
  /** What the months are of; else those of enrolment. */
  monthHint?: string;
  /** What else the address says and has to keep. */
  hidden?: Readonly<Record<string, string>>;
}

type Options = readonly (readonly [value: string, words: string])[];

/** The filters above figures and lists: a plain form whose address can be kept and sent. */
export function TrackingFilters(props: TrackingFiltersProps) {
  const { typed, faults, areas, councils, facilities, courses, paths, institutes, figure } = props;
  const { certificateState, certified, hidden = {}, without = [] } = props;
  const { t } = useI18n();
  const labelled = (name: FilterName) => ({
    name,
    label: t(`tracking:field.${name}`),
    value: typed[name],
    fault: faults[name] && t(`tracking:fault.${faults[name]}`),
  });
  const options = (some: Options) =>
    some.map(([value, words]) => (
      <option key={value} value={value}>
        {words}
      </option>
    ));
  const choice = (name: FilterName, some: Options) =>
    (some.length > 1 || faults[name]) && !without.includes(name) ? (
      <SelectField {...labelled(name)}>
        <option value="">{t('tracking:any')}</option>
        {options(some)}
      </SelectField>
    ) : null;
  const named = (some: readonly { id: string; name: string }[]): Options =>
    some.map(({ id, name }) => [id, name]);
  const isNarrowed = Object.keys(typed).some((name) => name !== 'course');
  const monthHint =
    props.monthHint ?? t(certificateState ? 'tracking:certificates.monthHint' : 'tracking:monthHint');
  const month = (name: 'from' | 'to') =>
    without.includes(name) ? null : <TextField {...labelled(name)} hint={monthHint} inputMode="numeric" />;
  return (
    <form className="filters" role="search">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField {...labelled('course')}>
        <option value="">{t('tracking:any')}</option>
        <optgroup label={t('tracking:courses')}>
          {options(courses.map(({ id, title }) => [id, title]))}
        </optgroup>
        <optgroup label={t('tracking:paths')}>
          {options(paths.map(({ slug, title }) => [`path/${slug}`, title]))}
        </optgroup>
      </SelectField>
      {figure && (
        <SelectField name="step" label={t('tracking:list.shows')} value={figure.value}>
          {options([
            ...(steps.some((one) => one === figure.value) ? [] : [[figure.value, figure.name] as const]),
            ...steps.map((one) => [one, t(`tracking:step.${one}`)] as const),
          ])}
        </SelectField>
      )}
      {certified && (
        <SelectField name="certified" label={t('tracking:list.shows')} value={certified}>
          {options(certifiedWithin.map((one) => [one, t(`tracking:facilities.${one}`)]))}
        </SelectField>
      )}
      {certificateState && (
        <SelectField name="state" label={t('tracking:list.shows')} value={certificateState}>
          {options(certificateStates.map((one) => [one, t(`tracking:certificates.state.${one}`)]))}
        </SelectField>
      )}
      <button className="quiet">{t('tracking:show')}</button>
      <details open={isNarrowed}>
        <summary>{t('tracking:filters')}</summary>
        <div>
          {choice('region', named(areas))}
          {choice('council', named(councils))}
          {choice('facility', named(facilities))}
          {choice(
            'cadre',
            cadres.map((cadre) => [cadre, t(`accounts:cadre.${cadre}`)]),
          )}
          {choice('sex', [
            ['female', t('tracking:female')],
            ['male', t('tracking:male')],
          ])}
          {choice('institute', named(institutes))}
          {month('from')}
          {month('to')}
          <button className="quiet">{t('tracking:show')}</button>
        </div>
      </details>
    </form>
  );
}
