import type { LocalizedText } from '~/platform/i18n/language';
import type { Typed } from './typed-item';

/** Puts a picture of the bank below what is shown before a question, in both languages. @param alt what it shows */
export function withPicture(typed: Typed, path: string, alt: LocalizedText): Typed {
  const before = typed.stimulus;
  const textIn = (language: 'sw' | 'en') => {
    const text = before && typeof before === 'object' && !Array.isArray(before) ? before[language] : '';
    const figure = `<Figure src="${path}" alt="${asValue(alt[language])}" />`;
    return typeof text === 'string' && text.trim() !== ''
      ? `${text.trimEnd()}\n\n${figure}\n`
      : `${figure}\n`;
  };
  return { ...typed, stimulus: { sw: textIn('sw'), en: textIn('en') } };
}

/** What JSX takes between double quotes: it knows no backslash, but the references of HTML. */
const asValue = (text: string) =>
  text.replaceAll(/\s+/g, ' ').trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;');
