import type { Language } from '../i18n/language';
import { getTranslator } from '../i18n/translate';
import { countSegments, gsmPlaces, toGsmText } from './gsm-text';
import { cuttableValue, type MessageTemplate } from './templates';

export type FilledValues = Record<string, string | number>;

/** An email in plain text. */
export function renderEmail(template: MessageTemplate, language: Language, values: FilledValues) {
  const t = getTranslator(language);
  return {
    subject: t(`messages:${template}.subject`, values),
    text: `${t(`messages:${template}.text`, values)}\n`,
  };
}

/** An SMS in letters that SMS has. A long name is cut as far as needed for the text to fit into one. */
export function renderSms(template: MessageTemplate, language: Language, values: FilledValues) {
  const render = (filled: FilledValues) =>
    toGsmText(getTranslator(language)(`messages:${template}.text`, filled));
  let text = render(values);
  const name = cuttableValue[template];
  const excess = gsmPlaces(text) - 160;
  if (name !== undefined && excess > 0) {
    const whole = toGsmText(String(values[name] ?? ''));
    text = render({
      ...values,
      [name]: `${whole.slice(0, Math.max(0, whole.length - excess - 3)).trimEnd()}...`,
    });
  }
  return { text, segments: countSegments(text) };
}
