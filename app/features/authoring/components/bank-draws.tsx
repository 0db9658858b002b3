import { difficulties } from '~/features/items/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import type { WrittenDraw } from '../quiz-document';

export interface BankDrawsProps {
  path: string;
  draws: WrittenDraw[];
  /** The institute's banks. */
  banks: { code: string; title: string }[];
  outcomes: { id: string; text: string }[];
}

/** Which questions of banks a quiz draws from, each with a button that takes it out, and a form for more. */
export function BankDraws({ path, draws, banks, outcomes }: BankDrawsProps) {
  const { t } = useI18n();
  const named = ({ outcomes: ids, tags, difficulties: grades }: WrittenDraw) =>
    [...ids, ...tags, ...grades].join(', ') || t('drafts:draws.all');
  return (
    <details open={draws.length > 0}>
      <summary>{t('drafts:draws.title')}</summary>
      {draws.map((draw, place) => (
        <form key={`${place}-${draw.bank}`} method="post" className="deed">
          <input type="hidden" name="intent" value="dropDraw" />
          <input type="hidden" name="path" value={path} />
          <input type="hidden" name="place" value={place} />
          <input type="hidden" name="bank" value={draw.bank} />
          <span>{t('drafts:draws.entry', { bank: draw.bank, what: named(draw) })}</span>
          <button className="quiet">{t('drafts:draws.drop')}</button>
        </form>
      ))}
      {banks.length === 0 ? (
        <p>{t('drafts:draws.noBank')}</p>
      ) : (
        <form method="post" noValidate>
          <input type="hidden" name="intent" value="addDraw" />
          <input type="hidden" name="path" value={path} />
          <SelectField name="bank" id="draw-bank" label={t('drafts:draws.bank')}>
            {banks.map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </SelectField>
          <TextField
            name="bankOutcome"
            label={t('drafts:draws.bankOutcome')}
            hint={t('drafts:draws.optional')}
            autoComplete="off"
          />
          <TextField
            name="tag"
            label={t('drafts:draws.tag')}
            hint={t('drafts:draws.optional')}
            autoComplete="off"
          />
          <SelectField name="difficulty" label={t('items:difficultyLabel')}>
            <option value="">{t('items:anyDifficulty')}</option>
            {difficulties.map((one) => (
              <option key={one} value={one}>
                {t(`items:difficulty.${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField name="outcome" id="draw-outcome" label={t('drafts:questions.outcome')}>
            <option value="">{t('drafts:draws.sameOutcome')}</option>
            {outcomes.map(({ id, text }) => (
              <option key={id} value={id}>
                {text || id}
              </option>
            ))}
          </SelectField>
          <button className="button">{t('drafts:draws.add')}</button>
        </form>
      )}
    </details>
  );
}
