import { formatPhone } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { DuplicateReason } from '../find-duplicates.server';
import { DuplicateAccount, type ShownDuplicate } from './duplicate-account';

export interface ShownPair {
  people: ShownDuplicate[];
  reasons: DuplicateReason[];
}

/** Two accounts that may be one person's, why, and what can be made of them. */
export function DuplicatePair({ people, reasons }: ShownPair) {
  const { t } = useI18n();
  const [one, other] = people;
  if (!one || !other) return null;
  const why = reasons.map((reason) => t(`people:duplicates.reason.${reason}`)).join(', ');
  return (
    <article className="pair">
      <h2>{t('people:duplicates.pair', { one: one.name, other: other.name })}</h2>
      <p>
        <strong>{t('people:duplicates.why')}</strong>
        {`: ${why}`}
      </p>
      <div className="two">
        <DuplicateAccount account={one} place="one" />
        <DuplicateAccount account={other} place="other" />
      </div>
      <form method="post">
        <input type="hidden" name="one" value={one.id} />
        <input type="hidden" name="other" value={other.id} />
        <Choice
          name="keep"
          label={t('people:duplicates.keep')}
          one={t('people:duplicates.keepOne', { name: one.name })}
          other={t('people:duplicates.keepOther', { name: other.name })}
        />
        <Choice
          name="phone"
          label={t('people:duplicates.phoneKept')}
          one={formatPhone(one.phone)}
          other={formatPhone(other.phone)}
        />
        <p className="meta">{`${t('people:duplicates.phoneHint')} ${t('people:duplicates.consequences')}`}</p>
        <button name="intent" value="merge">
          {t('people:duplicates.merge')}
        </button>
        <button className="quiet" name="intent" value="distinct">
          {t('people:duplicates.distinct')}
        </button>
      </form>
    </article>
  );
}

function Choice({ name, label, one, other }: Record<'name' | 'label' | 'one' | 'other', string>) {
  return (
    <fieldset>
      <legend>{label}</legend>
      <label className="tick">
        <input type="radio" name={name} value="one" />
        <span>{one}</span>
      </label>
      <label className="tick">
        <input type="radio" name={name} value="other" />
        <span>{other}</span>
      </label>
    </fieldset>
  );
}
