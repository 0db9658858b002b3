import { Fragment } from 'react';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface TermListProps {
  /** What stands above it, where it isn't about a lesson. */
  heading?: string;
  terms: { id: string; term: string; definition: string }[];
}

/** The words of the glossary that a lesson uses, on the page itself: a tap on one costs nothing. */
export function TermList({ heading, terms }: TermListProps) {
  const { t } = useI18n();
  if (terms.length === 0) return null;
  return (
    <section className="terms">
      <h2>{heading ?? t('lessons:terms')}</h2>
      <dl>
        {terms.map(({ id, term, definition }) => (
          <Fragment key={id}>
            <dt id={`term-${id}`}>{term}</dt>
            <dd>{definition}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
