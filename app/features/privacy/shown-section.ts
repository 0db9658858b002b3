import type { Language } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';
import type { ShownSection } from './components/data-section';

/** As many rows of one kind as a page on a small phone bears; the rest is in the file. */
const mostRows = 100;

type Rows = NonNullable<ShownSection['rows']>;

/** How to say things to the reader. */
export interface Words {
  language: Language;
  t: Translator;
  on: (date: Date) => string;
  at: (date: Date) => string;
}

/** What is known of a thing, in one line. */
export const said = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(', ');

/** A section of the page with what there is of one kind. */
export const section = (title: string, rows: Rows): ShownSection => ({
  title,
  rows: rows.slice(0, mostRows),
  more: Math.max(0, rows.length - mostRows),
});
