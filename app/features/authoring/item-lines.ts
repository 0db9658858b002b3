import { gapPieces, letterOf } from '~/features/items/index';
import { formatNumber } from '~/platform/i18n/format';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';
import type { AcceptedNumber, AcceptedText, Blank, ItemBody } from '~db/schema/items';

/** A line of a question on paper. */
export interface ItemLine {
  text: string;
  isRight: boolean;
}

/** What stands below a question on paper: its choices, the right ones marked, or its right answer. */
export function itemLines(item: ItemBody, language: Language, t: Translator): ItemLine[] {
  const plain = (text: string): ItemLine => ({ text, isRight: false });
  const right = (text: string): ItemLine => ({ text, isRight: true });
  const number = (value: number) => formatNumber(value, language, 4);
  const say = (text: LocalizedText) => text[language];
  switch (item.type) {
    case 'single':
    case 'multi':
      return item.options.map(({ key, text, correct }) =>
        (correct ? right : plain)(`${letterOf(key)}. ${say(text)}`),
      );
    case 'true_false':
      return [right(t(item.answer ? 'syllabus:true' : 'syllabus:false'))];
    case 'numeric': {
      const { unit, others = [], ...own } = item.numeric;
      return [own, ...others].map((one) => right(`${numberText(one, number)}${unit ? ` ${say(unit)}` : ''}`));
    }
    case 'short':
      return [right(acceptedTexts(item.accepted))];
    case 'matching': {
      const choice = (key: string) => {
        const found = item.choices.find((one) => one.key === key);
        return found ? say(found.text) : '';
      };
      return item.prompts.map(({ text, match }) => right(`${say(text)} → ${choice(match)}`));
    }
    case 'ordering':
      return item.steps.map(({ text }, index) => right(`${number(index + 1)}. ${say(text)}`));
    case 'gaps':
      return [
        plain(
          gapPieces(say(item.text))
            .map((piece) => ('text' in piece ? piece.text : `[${letterOf(piece.blank)}]`))
            .join(''),
        ),
        ...item.blanks.map((blank) => right(`${letterOf(blank.key)}: ${blankText(blank, say, number)}`)),
      ];
    case 'chart':
      return item.chart.points.map(({ key, label, value }) =>
        (item.answer.includes(key) ? right : plain)(
          `${letterOf(key)}. ${say(label)}${value === null ? '' : `: ${number(value)}`}`,
        ),
      );
  }
}

const numberText = (
  { answer, tolerance }: Pick<AcceptedNumber<LocalizedText>, 'answer' | 'tolerance'>,
  number: (value: number) => string,
) => number(answer) + (tolerance > 0 ? ` ± ${number(tolerance)}` : '');

const acceptedTexts = (accepted: readonly AcceptedText<LocalizedText>[]) =>
  accepted.map(({ text }) => text).join(' / ');

function blankText(
  blank: Blank<LocalizedText>,
  say: (text: LocalizedText) => string,
  number: (value: number) => string,
): string {
  switch (blank.kind) {
    case 'choice':
      return blank.options.flatMap(({ correct, text }) => (correct ? [say(text)] : [])).join(' / ');
    case 'short':
      return acceptedTexts(blank.accepted);
    case 'numeric':
      return blank.accepted.map((one) => numberText(one, number)).join(' / ');
  }
}
