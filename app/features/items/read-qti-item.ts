import type { Language } from '~/platform/i18n/language';
import { parseLanguage } from '~/platform/i18n/language';
import { type ClozeField, writeClozeField } from './cloze-fields';
import { fromMoodleQuestion } from './read-moodle-question';
import { emptyMoodleQuestion, type MoodleAnswer, type MoodleQuestion } from './moodle-question';
import { qtiHtml } from './qti-body';
import { processingOf, type QtiProcessing, type QtiResponse, responseOf } from './qti-response';
import { questionId } from './question-id';
import { NoItem, type QuestionPlace, type ReadQuestion } from './read-question';
import type { DraftReason } from '~db/schema/items';
import { noText, type RichText } from './rich-text';
import { childOf, childrenOf, descendantsOf, type XmlElement } from './xml-tree';
import { cutText } from './cut-text';

/** A QTI item and what stands around it. */
export interface QtiSource {
  root: XmlElement;
  place: QuestionPlace;
  /** The text of its file. */
  source: string;
  /** Pictures that it names, by the addresses that it writes. */
  files: Map<string, Uint8Array>;
}

const maxSource = 20_000;

/** Makes an item of QTI 2 an item of ours, or says why it is none. @param unmarked the language of an item that doesn't tell its own */
export function readQtiItem({ root, place, source, files }: QtiSource, unmarked: Language): ReadQuestion {
  const { identifier = '', title = '', lang } = root.attributes;
  const language = parseLanguage(lang?.slice(0, 2)) ?? unmarked;
  const base: MoodleQuestion = {
    ...emptyMoodleQuestion(place, cutText(source, maxSource)),
    name: title || identifier,
    idNumber: identifier,
    files,
  };
  try {
    return fromMoodleQuestion({ ...base, ...questionOf(root) }, language);
  } catch (error) {
    if (error instanceof NoItem) return draftOf(base, error.reason);
    throw error;
  }
}

/** A question of a package that can't be made an item. */
export function draftOf(base: MoodleQuestion, reason: DraftReason): ReadQuestion {
  return {
    id: questionId(base.idNumber, base.place.path ?? '', base.name || base.source),
    name: cutText(base.name, 200),
    place: base.place,
    category: base.category,
    source: base.source,
    labels: { cadres: [], difficulty: null, stage: null, tags: [] },
    outcome: 'draft',
    reason,
  };
}

const interactionsIn = (body: XmlElement) =>
  descendantsOf(body).filter(({ name }) => name.endsWith('Interaction') && name !== 'endAttemptInteraction');

const inText = new Set(['textEntryInteraction', 'inlineChoiceInteraction']);

/** @throws NoItem where it can't be told what is asked, or how it is graded */
function questionOf(item: XmlElement): Partial<MoodleQuestion> {
  const body = childOf(item, 'itemBody');
  if (!body) throw new NoItem('noText');
  const interactions = interactionsIn(body);
  const [first] = interactions;
  if (!first) throw new NoItem('description');
  if (first.name === 'extendedTextInteraction') throw new NoItem('essay');
  if (interactions.every(({ name }) => inText.has(name))) return gapsOf(item, body);
  if (interactions.length > 1) throw new NoItem('severalInteractions');
  const read = readInteraction.get(first.name);
  if (!read) throw new NoItem('interaction');
  return read({ item, body, interaction: first, processing: processingOf(item) });
}

interface Interaction {
  item: XmlElement;
  body: XmlElement;
  interaction: XmlElement;
  processing: QtiProcessing;
}

const readInteraction = new Map<string, (interaction: Interaction) => Partial<MoodleQuestion>>([
  ['choiceInteraction', choiceOf],
  ['orderInteraction', orderOf],
  ['matchInteraction', matchOf],
  ['gapMatchInteraction', gapMatchOf],
]);

const html = (text: string): RichText => ({ text, format: 'html' });

const nothingElse = () => undefined;

const insideOf = (element: XmlElement | undefined): RichText =>
  element ? html(qtiHtml(element.children, nothingElse).trim()) : noText;

/** The body with the interaction's prompt in its place. */
const askedIn = (body: XmlElement): RichText =>
  html(
    qtiHtml(body.children, (element) =>
      element.name.endsWith('Interaction') ? `<p>${promptOf(element)}</p>` : undefined,
    ),
  );

const promptOf = (interaction: XmlElement) => insideOf(childOf(interaction, 'prompt')).text;

const answerOf = (text: RichText, share: number, feedback: RichText = noText): MoodleAnswer => ({
  text,
  share,
  feedback,
  tolerance: 0,
});

/** What is said of a choice: inside of it, or in a window that is named after it. */
function feedbackOf(item: XmlElement, choice: XmlElement): RichText {
  const { identifier } = choice.attributes;
  const inside = childOf(choice, 'feedbackInline');
  const window = childrenOf(item, 'modalFeedback').find(
    ({ attributes }) => attributes.identifier === identifier,
  );
  return insideOf(inside ?? window);
}

const idOf = (element: XmlElement) => element.attributes.identifier ?? '';

function choiceOf({ item, body, interaction, processing }: Interaction): Partial<MoodleQuestion> {
  const response = responseOf(item, interaction.attributes.responseIdentifier);
  const isMapped = processing === 'mapped' && response.mapped.length > 0;
  return {
    type: response.isSingle || isMapped ? 'multichoice' : 'multichoiceset',
    single: response.isSingle,
    text: askedIn(body),
    answers: childrenOf(interaction, 'simpleChoice').map((choice) =>
      answerOf(insideOf(choice), worthOf(response, processing, idOf(choice)), feedbackOf(item, choice)),
    ),
  };
}

function orderOf({ item, body, interaction, processing }: Interaction): Partial<MoodleQuestion> {
  const { correct } = responseOf(item, interaction.attributes.responseIdentifier);
  const choices = childrenOf(interaction, 'simpleChoice');
  if (correct.length !== choices.length) throw new NoItem('noRightAnswer');
  const answers = correct.map((identifier) => {
    const choice = choices.find((one) => idOf(one) === identifier);
    if (!choice) throw new NoItem('noRightAnswer');
    return answerOf(insideOf(choice), 1);
  });
  return { type: 'ordering', text: askedIn(body), answers, isPartial: processing === 'mapped' };
}

/** @throws NoItem where something is to be matched with several or none */
function matchOf({ item, body, interaction, processing }: Interaction): Partial<MoodleQuestion> {
  const { correct } = responseOf(item, interaction.attributes.responseIdentifier);
  const [sources = [], targets = []] = childrenOf(interaction, 'simpleMatchSet').map((set) =>
    childrenOf(set, 'simpleAssociableChoice'),
  );
  const pairs = sources.map((source) => {
    const matches = correct.filter((pair) => pair.split(/\s+/)[0] === idOf(source));
    const target = targets.find((one) => idOf(one) === matches[0]?.split(/\s+/)[1]);
    if (matches.length !== 1 || !target) throw new NoItem('pairs');
    return { text: insideOf(source), answer: insideOf(target), target };
  });
  const unused = targets.filter((target) => !pairs.some((pair) => pair.target === target));
  return {
    type: 'match',
    text: askedIn(body),
    pairs: [
      ...pairs.map(({ text, answer }) => ({ text, answer })),
      ...unused.map((target) => ({ text: noText, answer: insideOf(target) })),
    ],
    choices: targets.map(insideOf),
    isPartial: processing === 'mapped',
  };
}

function gapMatchOf({ item, body, interaction, processing }: Interaction): Partial<MoodleQuestion> {
  const response = responseOf(item, interaction.attributes.responseIdentifier);
  if (childOf(interaction, 'gapImg')) throw new NoItem('pictureAnswer');
  const words = childrenOf(interaction, 'gapText');
  const fieldOf = (gap: XmlElement): ClozeField => ({
    kind: 'choice',
    weight: 1,
    caseCounts: false,
    alternatives: words.map((word) => ({
      text: insideOf(word).text,
      share: response.correct.includes(`${idOf(word)} ${idOf(gap)}`) ? 1 : 0,
      feedback: '',
    })),
  });
  const replace = (element: XmlElement): string | undefined => {
    if (element.name === 'gap') return writeClozeField(fieldOf(element));
    if (element.name === 'gapText') return '';
    return element.name === 'prompt' ? `<p>${insideOf(element).text}</p>` : undefined;
  };
  return { type: 'cloze', text: html(qtiHtml(body.children, replace)), isPartial: processing === 'mapped' };
}

function gapsOf(item: XmlElement, body: XmlElement): Partial<MoodleQuestion> {
  const processing = processingOf(item);
  const text = qtiHtml(body.children, (element) =>
    inText.has(element.name) ? writeClozeField(fieldOf(item, element, processing)) : undefined,
  );
  return { type: 'cloze', text: html(text), isPartial: processing === 'mapped' };
}

/** What a value earns; one that is weighed nowhere counts by being right. */
const worthOf = (response: QtiResponse, processing: QtiProcessing, value: string): number =>
  processing === 'mapped' && response.mapped.length > 0
    ? response.shareOf(value)
    : response.correct.includes(value)
      ? 1
      : 0;

function fieldOf(item: XmlElement, interaction: XmlElement, processing: QtiProcessing): ClozeField {
  const response = responseOf(item, interaction.attributes.responseIdentifier);
  const worth = (value: string) => worthOf(response, processing, value);
  if (interaction.name === 'inlineChoiceInteraction') {
    const alternatives = childrenOf(interaction, 'inlineChoice').map((choice) => ({
      text: insideOf(choice).text,
      share: worth(idOf(choice)),
      feedback: '',
    }));
    return { kind: 'choice', weight: 1, caseCounts: false, alternatives };
  }
  return typedFieldOf(response, worth);
}

function typedFieldOf(response: QtiResponse, worth: (value: string) => number): ClozeField {
  const isNumber = response.baseType === 'float' || response.baseType === 'integer';
  const values = [...new Set([...response.correct, ...response.mapped])].filter((value) => worth(value) > 0);
  return {
    kind: isNumber ? 'numeric' : 'short',
    weight: 1,
    // Texts of QTI are compared letter by letter.
    caseCounts: !isNumber,
    alternatives: values.map((value) => ({
      text: isNumber ? value : escapeWildcard(value),
      share: worth(value),
      feedback: '',
    })),
  };
}

/** What means any letters to Moodle stands for itself here. */
const escapeWildcard = (text: string) =>
  text.replaceAll('*', '\\*').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
