import { useI18n } from '~/platform/i18n/use-i18n';

export interface GlossaryLettersProps {
  letters: string[];
  /** The one whose terms are shown. */
  current: string | undefined;
}

/** How a letter of the list is written: 0 stands for every digit. */
export const letterName = (letter: string) => (letter === '0' ? '0–9' : letter.toUpperCase());

/** The alphabet, as far as there are terms, each letter leading to its own. */
export function GlossaryLetters({ letters, current }: GlossaryLettersProps) {
  const { language, t } = useI18n();
  return (
    <nav className="letters" aria-label={t('glossary:byLetter')}>
      {letters.map((letter) => (
        <a
          key={letter}
          href={`/${language}/glossary?letter=${letter}`}
          aria-current={letter === current ? 'page' : undefined}
        >
          {letterName(letter)}
        </a>
      ))}
    </nav>
  );
}
