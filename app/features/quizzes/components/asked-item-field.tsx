import { useI18n } from '~/platform/i18n/use-i18n';
import type { AskedItem } from '../present-attempt';

export interface AskedItemFieldProps {
  item: AskedItem;
  number: number;
  total: number;
  fault: string | undefined;
}

/** A question to be answered: the whole row of an option is its answer. */
export function AskedItemField({ item, number, total, fault }: AskedItemFieldProps) {
  const { t } = useI18n();
  const name = `item.${item.id}`;
  const faultId = `${name}-fault`;
  const canBeTakenBack = (item.type === 'multi' || item.type === 'numeric') && item.response.length > 0;
  return (
    <fieldset
      className={fault ? 'item wrong' : 'item'}
      id={name}
      aria-describedby={fault ? faultId : undefined}
    >
      <legend>
        <small>{t('quizzes:question', { number, total })}</small>
        {item.stem}
      </legend>
      {fault && (
        <p className="fault" id={faultId}>
          {fault}
        </p>
      )}
      {item.type === 'numeric' ? (
        <label className="number">
          <span className="hint">{t('quizzes:numberHint')}</span>
          <input
            name={name}
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            defaultValue={item.response[0]}
            aria-label={t('quizzes:number')}
          />
          {item.unit && <span>{item.unit}</span>}
        </label>
      ) : (
        <>
          <p className="hint">{t(item.type === 'multi' ? 'quizzes:chooseAll' : 'quizzes:chooseOne')}</p>
          {item.options.map(({ key, text }) => (
            <label key={key} className="option">
              <input
                type={item.type === 'multi' ? 'checkbox' : 'radio'}
                name={name}
                value={key}
                defaultChecked={item.response.includes(key)}
              />
              <span>{text}</span>
            </label>
          ))}
        </>
      )}
      {canBeTakenBack && <input type="hidden" name={`was.${item.id}`} value="1" />}
    </fieldset>
  );
}
