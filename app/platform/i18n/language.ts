/** The languages of the interface and of the courses; the first one is the default. */
export const languages = ['sw', 'en'] as const;

export type Language = (typeof languages)[number];

/** A text that exists in every language, such as a course's title. */
export type LocalizedText = Record<Language, string>;

export const defaultLanguage: Language = languages[0];

/** The tag given to Intl and to the `lang` attribute of documents made for Tanzania. */
export const localeOf: Record<Language, string> = { sw: 'sw-TZ', en: 'en-GB' };

/** @returns the language, or undefined where `value` names none of ours. */
export function parseLanguage(value: unknown): Language | undefined {
  return languages.find((language) => language === value);
}

/** @returns the language of a path such as `/en/courses`; the default one where the path names none */
export function languageOfPath(pathname: string): Language {
  return parseLanguage(pathname.split('/')[1]) ?? defaultLanguage;
}

/** @returns the language that is not `language`: the one the switch leads to. */
export function otherLanguage(language: Language): Language {
  return language === 'sw' ? 'en' : 'sw';
}
