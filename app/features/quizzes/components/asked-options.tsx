import { useI18n } from '~/platform/i18n/use-i18n';
import type { AskedOption } from '../ask-item';

export interface AskedOptionsProps {
  name: string;
  options: AskedOption[];
  several: boolean;
  response: string[];
}

/** Options to choose from: the whole row of an option is its answer. */
export function AskedOptions({ name, options, several, response }: AskedOptionsProps) {
  const { t } = useI18n();
  return (
    <>
      <p className="hint">{t(several ? 'quizzes:chooseAll' : 'quizzes:chooseOne')}</p>
      {options.map(({ key, text }) => (
        <label key={key} className="option">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={key}
            defaultChecked={response.includes(key)}
          />
          <span>{text}</span>
        </label>
      ))}
    </>
  );
}
