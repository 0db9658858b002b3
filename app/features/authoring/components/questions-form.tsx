import { KeepForm, type KeepFormProps } from '~/features/accounts/components/keep-form';
import { WrittenLanguageField } from '~/features/items/components/written-language-field';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextAreaField } from '~/ui/field';

export interface QuestionsFormProps {
  path: string;
  outcomes: { id: string; text: string }[];
  /** What was pasted before and could not be read. */
  gift: string | undefined;
  kept: KeepFormProps;
}

/** Takes questions in GIFT for a quiz. */
export function QuestionsForm({ path, outcomes, gift, kept }: QuestionsFormProps) {
  const { language, t } = useI18n();
  return (
    <details open={gift !== undefined}>
      <summary>{t('drafts:questions.title')}</summary>
      <form method="post" noValidate>
        <KeepForm {...kept} />
        <input type="hidden" name="intent" value="questions" />
        <input type="hidden" name="path" value={path} />
        <TextAreaField
          name="gift"
          label={t('drafts:questions.gift')}
          hint={t('drafts:questions.giftHint')}
          rows={10}
          value={gift}
          fault={gift === undefined ? undefined : t('drafts:questions.unreadable')}
        />
        <SelectField name="outcome" label={t('drafts:questions.outcome')}>
          {outcomes.map(({ id, text }) => (
            <option key={id} value={id}>
              {text || id}
            </option>
          ))}
        </SelectField>
        <WrittenLanguageField value={language} />
        <button className="button">{t('drafts:questions.add')}</button>
      </form>
    </details>
  );
}
