import { inks } from '~/features/catalog/schemas';
import { useI18n } from '~/platform/i18n/use-i18n';

/** Which colours a course's cover is drawn in, each with a piece of such a cover. */
export function CoverColours({ value, fault }: { value: string; fault: string | undefined }) {
  const { t } = useI18n();
  return (
    <fieldset className="covers">
      <legend>{t('drafts:about.inks')}</legend>
      <p className="hint">{t('drafts:about.inksHint')}</p>
      {fault && <p className="fault">{fault}</p>}
      {inks.map((ink) => (
        <label key={ink} className={`pindo ${ink}`}>
          <input type="radio" name="inks" value={ink} defaultChecked={ink === value} />{' '}
          {t(`drafts:about.inkNames.${ink}`)}
        </label>
      ))}
    </fieldset>
  );
}
