/** Answers by the names of their fields, without `item.`; none of them where one was taken back. */
export type Answers = Record<string, string[]>;

/** Collects answers from the form of an attempt. A field `was.<name>` says that the form showed an answer: where none comes back, it was taken back. */
export function answersIn(fields: Iterable<[string, FormDataEntryValue]>): Answers {
  const answers: Answers = {};
  for (const [field, value] of fields) {
    const [, kind, name = ''] = /^(item|was)\.(.+)$/.exec(field) ?? [];
    const typed = kind === 'item' ? (value as string).trim() : '';
    if (typed || kind === 'was') answers[name] = (answers[name] ?? []).concat(typed || []);
  }
  return answers;
}

/** Puts answers into the HTML of an attempt of ours, in place of those that it shows for the same fields. */
export function fillForm(html: string, answers: Answers): string {
  let list = '';
  const filled = html.replace(/<(input|select|option)\b[^>]*>/g, (tag, element: string) => {
    const name = attributeOf(tag, 'name');
    if (element === 'select') list = name;
    const answer = answers[(element === 'option' ? list : name).replace(/^item\./, '')];
    if (!answer || element === 'select' || /^was\./.test(name)) return tag;
    if (element === 'option') return mark(tag, 'selected', answer.includes(attributeOf(tag, 'value')));
    if (/type="(radio|checkbox)"/.test(tag))
      return mark(tag, 'checked', answer.includes(attributeOf(tag, 'value')));
    return tag
      .replace(/ value="[^"]*"/, '')
      .replace(/^<input/, () => `<input value="${escapeText(answer[0] ?? '')}"`);
  });
  const shown = Object.keys(answers).filter((name) => answers[name]!.length > 0);
  const marks = shown.map((name) => `<input type="hidden" name="was.${escapeText(name)}" value="1">`);
  return filled.replace('</form>', () => `${marks.join('')}</form>`);
}

/** @returns the numbers of the questions, counted from 1, of which some part has no answer */
export function openQuestions(html: string, answers: Answers): number[] {
  const questions = html.split('<fieldset').slice(1);
  const numbers = questions.map((question, index) => {
    const names = (question.match(/ name="item\.[^"]+/g) ?? []).map((found) => found.slice(12));
    return names.some((name) => !answers[name]?.length) ? index + 1 : 0;
  });
  return numbers.filter(Boolean);
}

const attributeOf = (tag: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const mark = (tag: string, attribute: string, isSet: boolean): string =>
  tag
    .replace(` ${attribute}=""`, '')
    .replace(/^<\w+/, (start) => (isSet ? `${start} ${attribute}=""` : start));

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
