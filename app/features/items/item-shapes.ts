import type { ItemDraft } from '~db/schema/items';
import type { en } from '~/platform/i18n/locales/en';

/** The words beside a field of the form of a question. */
export type FieldLabel = keyof (typeof en)['items']['form']['field'];

interface Labelled {
  label: FieldLabel;
}

/** A text of both languages; `empty` is what it is where nobody has said it. */
export interface TextShape extends Labelled {
  kind: 'text';
  rows: number;
  empty: 'texts' | 'absent' | 'null';
  /** Spaces and lines at its ends count. */
  isExact?: boolean;
}

/** A list of entries; `first` are shown in a new question. */
export interface ListShape extends Labelled {
  kind: 'list';
  of: Fields | Readonly<Record<string, Fields>>;
  /** Whether `of` names the fields by the entry's kind. */
  byKind?: boolean;
  first: number;
  most: number;
  isKeyed?: boolean;
  isOrdered?: boolean;
  /** An empty list is left out. */
  isOptional?: boolean;
}

/** What a field of a question holds, and how a form asks for it. */
export type Shape =
  | TextShape
  | ListShape
  /** The same words in every language. */
  | (Labelled & { kind: 'words' })
  /** `empty` is what it is where nothing is typed; absent: a number must be there. */
  | (Labelled & { kind: 'number'; empty?: 'absent' | 'null' | 'zero' })
  | (Labelled & { kind: 'flag' })
  | (Labelled & { kind: 'truth' })
  | (Labelled & { kind: 'oneOf'; values: readonly string[]; isOptional?: boolean })
  /** The key of an entry of the list `list`. */
  | (Labelled & { kind: 'keyOf'; list: string })
  | (Labelled & { kind: 'group'; of: Fields });

export type Fields = Readonly<Record<string, Shape>>;

const text = (label: FieldLabel, rows = 2): TextShape => ({ kind: 'text', label, rows, empty: 'texts' });
const optionalText = (label: FieldLabel, rows = 2): TextShape => ({ ...text(label, rows), empty: 'absent' });
const share: Shape = { kind: 'number', label: 'share', empty: 'absent' };
const unit: Shape = { ...text('unit', 1), empty: 'null' };
const scoring: Shape = {
  kind: 'oneOf',
  label: 'scoring',
  values: ['all-or-nothing', 'partial'],
  isOptional: true,
};
const verdicts: Shape = {
  kind: 'group',
  label: 'feedback',
  of: { right: text('whenRight'), wrong: text('whenWrong') },
};
const number: Fields = {
  answer: { kind: 'number', label: 'number' },
  tolerance: { kind: 'number', label: 'tolerance', empty: 'zero' },
};

const options: ListShape = {
  kind: 'list',
  label: 'options',
  of: { text: text('answer'), correct: { kind: 'flag', label: 'correct' }, feedback: text('comment'), share },
  first: 4,
  most: 6,
  isKeyed: true,
};
const acceptedTexts: ListShape = {
  kind: 'list',
  label: 'accepted',
  of: { text: { kind: 'words', label: 'words' }, share, feedback: optionalText('comment') },
  first: 2,
  most: 20,
};
const acceptedNumbers: ListShape = {
  kind: 'list',
  label: 'acceptedNumbers',
  of: { ...number, share, feedback: optionalText('comment') },
  first: 1,
  most: 10,
};
const blankOptions: ListShape = {
  ...options,
  of: {
    text: text('answer', 1),
    correct: { kind: 'flag', label: 'correct' },
    feedback: optionalText('comment'),
  },
  first: 3,
};

/** What every question has before and after that of its type. */
const base = {
  before: { stimulus: { ...optionalText('stimulus', 5), isExact: true }, stem: text('stem', 3) },
  after: { explanation: optionalText('explanation', 3) },
};

const ofType: Record<ItemDraft['type'], Fields> = {
  single: { options },
  multi: { options, scoring },
  true_false: { answer: { kind: 'truth', label: 'truth' }, feedback: verdicts },
  numeric: {
    numeric: {
      kind: 'group',
      label: 'rightAnswer',
      of: { ...number, unit, others: { ...acceptedNumbers, label: 'others', first: 0, isOptional: true } },
    },
    feedback: verdicts,
  },
  short: { accepted: acceptedTexts, feedback: verdicts },
  matching: {
    choices: {
      kind: 'list',
      label: 'choices',
      of: { text: text('answer', 1) },
      first: 4,
      most: 10,
      isKeyed: true,
    },
    prompts: {
      kind: 'list',
      label: 'prompts',
      of: { text: text('prompt', 1), match: { kind: 'keyOf', label: 'match', list: 'choices' } },
      first: 3,
      most: 8,
      isKeyed: true,
    },
    scoring,
    feedback: verdicts,
  },
  ordering: {
    steps: {
      kind: 'list',
      label: 'steps',
      of: { text: text('step', 1) },
      first: 4,
      most: 8,
      isKeyed: true,
      isOrdered: true,
    },
    scoring,
    feedback: verdicts,
  },
  gaps: {
    text: text('sentence', 4),
    blanks: {
      kind: 'list',
      label: 'blanks',
      byKind: true,
      of: {
        choice: { options: blankOptions },
        short: { accepted: acceptedTexts },
        numeric: { accepted: acceptedNumbers },
      },
      first: 0,
      most: 8,
      isKeyed: true,
    },
    scoring,
    feedback: verdicts,
  },
  chart: {
    chart: {
      kind: 'group',
      label: 'chart',
      of: {
        kind: { kind: 'oneOf', label: 'chartKind', values: ['bars', 'line', 'run'] },
        series: text('series', 1),
        unit,
        points: {
          kind: 'list',
          label: 'points',
          of: {
            label: text('point', 1),
            value: { kind: 'number', label: 'value', empty: 'null' },
            right: { kind: 'flag', label: 'correctPoint' },
          },
          first: 4,
          most: 14,
          isKeyed: true,
        },
      },
    },
    scoring,
    feedback: verdicts,
  },
};

/** The fields of a question of a type, in the order of its form. */
export const fieldsOf = (type: ItemDraft['type']): Fields => ({
  ...base.before,
  ...ofType[type],
  ...base.after,
});

/** The fields of an entry of a list. */
export const fieldsOfEntry = ({ of, byKind }: ListShape, kind: string): Fields =>
  byKind ? ((of as Record<string, Fields>)[kind] ?? {}) : (of as Fields);
