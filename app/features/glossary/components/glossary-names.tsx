import { localeOf, otherLanguage } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { letterName } from './glossary-letters';

/** A term in a long list. */
export interface NamedTerm {
  id: string;
  letter: string;
  term: string;
  other: string;
}

/** Many terms, letter by letter, in both languages; each leads to its definition. */
export function GlossaryNames({ terms }: { terms: NamedTerm[] }) {
  const { language } = useI18n();
  const letters = [...new Set(terms.map(({ letter }) => letter))];
  return letters.map((letter) => (
    <section key={letter}>
      <h2>{letterName(letter)}</h2>
      <ul className="attempts">
        {terms
          .filter((one) => one.letter === letter)
          .map(({ id, term, other }) => (
            <li key={id} id={id}>
              <a href={`/${language}/glossary?letter=${letter}#${id}`}>{term}</a>
              <span lang={localeOf[otherLanguage(language)]}>{other}</span>
            </li>
          ))}
      </ul>
    </section>
  ));
}
