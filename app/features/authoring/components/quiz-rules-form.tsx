import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import type { QuizRules } from '../quiz-schemas';

export interface QuizRulesFormProps {
  path: string;
  rules: Record<keyof QuizRules, string>;
  faults: Partial<Record<string, string>>;
}

const numbers = ['draw', 'passMark', 'maxAttempts', 'minutes'] as const;
const moments = ['always', 'afterPassing', 'never'] as const;

/** The rules of a quiz; practice has one alone. */
export function QuizRulesForm({ path, rules, faults }: QuizRulesFormProps) {
  const { t } = useI18n();
  const isPractice = path.endsWith('practice.yml');
  const faultOf = (name: keyof QuizRules) => (faults[name] ? t(`drafts:rules.errors.${name}`) : undefined);
  return (
    <details open={Object.keys(faults).length > 0}>
      <summary>{t('drafts:rules.title')}</summary>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="rules" />
        <input type="hidden" name="path" value={path} />
        {numbers
          .filter((name) => name === 'draw' || !isPractice)
          .map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(`drafts:rules.${name}`)}
              inputMode="numeric"
              autoComplete="off"
              value={rules[name]}
              fault={faultOf(name)}
            />
          ))}
        {!isPractice && (
          <SelectField
            name="answersShown"
            label={t('drafts:rules.answersShown')}
            value={rules.answersShown}
            fault={faultOf('answersShown')}
          >
            {moments.map((one) => (
              <option key={one} value={one}>
                {t(`drafts:rules.shown.${one}`)}
              </option>
            ))}
          </SelectField>
        )}
        <button className="button">{t('drafts:rules.save')}</button>
      </form>
    </details>
  );
}
