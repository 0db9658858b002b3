import { NoItem } from './read-question';
import { percentOfShare, shareOfPercent } from './shares';

/** What stands in a gap of Moodle's type `multianswer`, such as `{1:SHORTANSWER:=Dodoma~%50%Dar}`. */
export interface ClozeField {
  kind: 'choice' | 'short' | 'numeric';
  /** What the gap counts for, beside the others. */
  weight: number;
  caseCounts: boolean;
  alternatives: ClozeAlternative[];
}

export interface ClozeAlternative {
  /** HTML; of a number, `answer` or `answer:tolerance`. */
  text: string;
  share: number;
  feedback: string;
}

const kinds: [RegExp, ClozeField['kind'] | 'several'][] = [
  [/^(MULTICHOICE|MC)(_?[HVS]+)?$/, 'choice'],
  [/^(SHORTANSWER|SA|MW)(_?C)?$/, 'short'],
  [/^(NUMERICAL|NM)$/, 'numeric'],
  [/^(MULTIRESPONSE|MR)(_?[HS]+)?$/, 'several'],
];

const start = /\{(\d*):([A-Z]+(?:_[A-Z]+)?):/g;

/** Letters that no text has, around a gap's number. */
const [before, after] = ['\uE000', '\uE001'];

/** The mark of a gap in a text whose fields have been taken out. */
export const gapMark = (key: string): string => before + key + after;

const gapMarks = new RegExp(`${before}([a-z]+)${after}`, 'g');

/** @returns the keys of the gaps of a text, in their order */
export const gapsIn = (text: string): string[] => [...text.matchAll(gapMarks)].map(([, key = '']) => key);

/** A text with its gaps as an item writes them: `{{a}}`. */
export const writeGaps = (text: string): string =>
  text.replaceAll('{{', '{ {').replace(gapMarks, (_all, key: string) => `{{${key}}}`);

/** A text without the marks of its gaps. */
export const withoutGaps = (text: string): string => text.replace(gapMarks, '');

/** A letter for each place in a list, from `a`. @throws NoItem past `z` */
export function keyAt(place: number): string {
  if (place > 25) throw new NoItem('tooMany');
  return String.fromCharCode(97 + place);
}

/** Takes the fields out of a text and puts the marks of their gaps there. @throws NoItem where a field is not whole or of no known kind */
export function takeClozeFields(text: string): { text: string; fields: ClozeField[] } {
  const fields: ClozeField[] = [];
  let written = '';
  let place = 0;
  start.lastIndex = 0;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const [opening, weight = '', type = ''] = found;
    const kind = kinds.find(([pattern]) => pattern.test(type))?.[1];
    if (!kind) continue;
    if (kind === 'several') throw new NoItem('gapSeveral');
    const { alternatives, end } = readAlternatives(text, found.index + opening.length);
    written += text.slice(place, found.index) + gapMark(keyAt(fields.length));
    fields.push({
      kind,
      weight: Number(weight || '1'),
      caseCounts: kind === 'short' && type.endsWith('C') && type !== 'MC',
      alternatives,
    });
    place = end;
    start.lastIndex = end;
  }
  return { text: written + text.slice(place), fields };
}

const fraction = /^(?:=|%(-?[\d.]+)%)/;

/** @param from where the first alternative begins @returns the alternatives, and where the text goes on after the brace that closes them */
function readAlternatives(text: string, from: number): { alternatives: ClozeAlternative[]; end: number } {
  const alternatives: ClozeAlternative[] = [];
  let parts = [''];
  const endAlternative = () => {
    const [answer = '', ...feedback] = parts;
    const [written, percent] = fraction.exec(answer.trimStart()) ?? [];
    const share = percent !== undefined ? shareOfPercent(Number(percent)) : written === '=' ? 1 : 0;
    const words = answer.trimStart().slice(written?.length ?? 0);
    if (words.trim() !== '') alternatives.push({ text: words, share, feedback: feedback.join('#') });
    parts = [''];
  };
  const add = (letter: string) => {
    parts[parts.length - 1] += letter;
  };
  for (let place = from; place < text.length; place += 1) {
    const letter = text.charAt(place);
    if (letter === '\\' && /[~#}{\\/"=]/.test(text.charAt(place + 1))) {
      add(text.charAt((place += 1)));
    } else if (letter === '}') {
      endAlternative();
      return { alternatives, end: place + 1 };
    } else if (letter === '~') endAlternative();
    // The sign may be part of an entity, such as `&#233;`.
    else if (letter === '#' && !/&(amp;)?$/.test(text.slice(Math.max(0, place - 5), place))) parts.push('');
    else add(letter);
  }
  throw new NoItem('syntax');
}

/** Writes a field so that `takeClozeFields` and Moodle read it. @param alternatives their texts and feedback as HTML */
export function writeClozeField({ kind, weight, caseCounts, alternatives }: ClozeField): string {
  const short = caseCounts ? 'SHORTANSWER_C' : 'SHORTANSWER';
  const type = { choice: 'MULTICHOICE', short, numeric: 'NUMERICAL' }[kind];
  const written = alternatives.map(({ text, share, feedback }) => {
    // A text that begins like a share is told from one by a share before it.
    const none = /^[=%]/.test(text) ? '%0%' : '';
    const percent = share === 1 ? '=' : share === 0 ? none : `%${percentOfShare(share)}%`;
    return `${percent}${escapeCloze(text)}${feedback === '' ? '' : `#${escapeCloze(feedback)}`}`;
  });
  return `{${weight}:${type}:${written.join('~')}}`;
}

/** A sign after `&` is read as part of an entity, so that a text doesn't end with the one where feedback follows. */
const escapeCloze = (text: string): string =>
  text.replace(/[\\~}]|(?<!&(?:amp;)?)#/g, (sign) => `\\${sign}`).replace(/&(?:amp;)?$/, '&#38;');
