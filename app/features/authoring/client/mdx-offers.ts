import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import type { Language } from '~/platform/i18n/language';
import type { EditorVocabulary } from '../editor-vocabulary';

const fewestLetters = 4;

/** Offers components behind `<`, attributes and their values inside of a tag, and terms of the glossary while words are typed. */
export function mdxOffers(vocabulary: EditorVocabulary, language: Language): CompletionSource {
  const formOf = new Map(vocabulary.components.map((form) => [form.name, form]));
  const { component, attribute, option } = vocabulary.labels;

  return (context: CompletionContext): CompletionResult | null => {
    const name = context.matchBefore(/<\w*$/);
    if (name) return { from: name.from + 1, options: vocabulary.components.map(offerComponent) };
    const tag = context.matchBefore(/<[A-Z]\w*(?:\s+\w+="[^"]*")*\s+\w*(?:="[^"]*)?$/);
    if (tag) return insideTag(tag.text, context.pos);
    const word = context.matchBefore(/[\p{L}-]+$/u);
    if (!word || word.text.length < fewestLetters) return null;
    return { from: word.from, options: termsLike(word.text) };
  };

  function offerComponent({ name }: { name: string }): Completion {
    return { label: name, detail: component[name] ?? '', type: 'class' };
  }

  function insideTag(tag: string, place: number): CompletionResult | null {
    const form = formOf.get(/^<(\w+)/.exec(tag)?.[1] ?? '');
    if (!form) return null;
    const [, key, value] = /(\w+)="([^"]*)$/.exec(tag) ?? [];
    if (key !== undefined && value !== undefined) {
      const field = form.fields.find((one) => one.name === key);
      const options =
        field?.kind === 'term'
          ? vocabulary.terms.map(({ id, term }) => ({ label: id, detail: term[language] }))
          : field?.kind === 'media'
            ? vocabulary.media
                .filter((path) => field.endings.some((ending) => path.endsWith(`.${ending}`)))
                .map((label) => ({ label }))
            : (field?.options ?? []).map((label) => ({ label, detail: option[label] ?? '' }));
      return { from: place - value.length, options };
    }
    const typed = /\w*$/.exec(tag)?.[0] ?? '';
    return {
      from: place - typed.length,
      options: form.fields
        .filter((field) => !tag.includes(` ${field.name}="`))
        .map((field) => ({
          label: field.name,
          detail: attribute[field.name] ?? '',
          apply: `${field.name}=""`,
          type: 'property',
        })),
    };
  }

  function termsLike(typed: string): Completion[] {
    const begins = typed.toLowerCase();
    return vocabulary.terms
      .filter(({ term }) => term[language].toLowerCase().startsWith(begins))
      .slice(0, 8)
      .map(({ id, term }) => ({
        label: term[language],
        detail: component.Term ?? '',
        apply: `<Term id="${id}">${term[language]}</Term>`,
      }));
  }
}
