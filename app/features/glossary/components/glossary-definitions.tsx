import { localeOf, otherLanguage } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';

/** A term with what it means. */
export interface DefinedTerm {
  id: string;
  term: string;
  other: string;
  definition: string | null;
  also: string[];
}

/** Terms with their name in the other language and their definition. */
export function GlossaryDefinitions({ terms }: { terms: DefinedTerm[] }) {
  const { language, t } = useI18n();
  return (
    <dl className="facts terms">
      {terms.map(({ id, term, other, definition, also }) => (
        <div key={id} id={id}>
          <dt>
            <dfn>{term}</dfn> <span lang={localeOf[otherLanguage(language)]}>{other}</span>
          </dt>
          <dd>
            {definition}
            {also.length > 0 && <small>{t('glossary:also', { names: also.join(', ') })}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
