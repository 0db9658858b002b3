import type { ItemBody, ItemOf } from '~db/schema/items';
import type { Problem } from '~/platform/content/problem';
import { languages } from '~/platform/i18n/language';
import { gapPieces } from './gap-text';

/** What is wrong with an item, and where in it. */
export interface ItemFault extends Problem {
  path: (string | number)[];
}

type At = ItemFault['path'];

/** Longer labels leave no room for the bars on a small phone. */
const longestLabel = { line: 12, run: 12, bars: 22 };

/** What must fit together in an item, beyond what each field may hold. */
export function findItemFaults(item: ItemBody): ItemFault[] {
  switch (item.type) {
    case 'single':
    case 'multi':
      return [...twice(['options'], item.options), ...faultsOfChoices(item)];
    case 'short':
      return faultsOfAccepted(['accepted'], item.accepted);
    case 'matching':
      return [
        ...twice(['prompts'], item.prompts),
        ...twice(['choices'], item.choices),
        ...faultsOfMatches(item),
      ];
    case 'ordering':
      return twice(['steps'], item.steps);
    case 'gaps':
      return [...twice(['blanks'], item.blanks), ...faultsOfGapText(item), ...faultsOfBlanks(item)];
    case 'chart':
      return [...twice(['chart', 'points'], item.chart.points), ...faultsOfChart(item)];
    case 'true_false':
    case 'numeric':
      return [];
  }
}

function twice(where: At, entries: readonly { key: string }[]): ItemFault[] {
  const keys = entries.map(({ key }) => key);
  return keys.flatMap((name, index) =>
    keys.indexOf(name) < index
      ? [{ code: 'standsTwice' as const, path: [...where, index], values: { name } }]
      : [],
  );
}

function faultsOfChoices({ type, options }: ItemOf<'single' | 'multi'>): ItemFault[] {
  const right = options.filter(({ correct }) => correct).length;
  if (type === 'single') return right === 1 ? [] : [{ code: 'singleCorrect', path: ['options'] }];
  return right >= 2 && right < options.length ? [] : [{ code: 'multiCorrect', path: ['options'] }];
}

/** Somebody must be able to answer rightly. */
function faultsOfAccepted(path: At, accepted: readonly { share?: number }[]): ItemFault[] {
  return accepted.some(({ share = 1 }) => share === 1) ? [] : [{ code: 'acceptedPartly', path }];
}

function faultsOfMatches({ prompts, choices }: ItemOf<'matching'>): ItemFault[] {
  return prompts.flatMap(({ match }, index) =>
    choices.some(({ key }) => key === match)
      ? []
      : [{ code: 'keyUnknown' as const, path: ['prompts', index, 'match'], values: { key: match } }],
  );
}

/** Each blank stands in the text of each language once. */
function faultsOfGapText({ text, blanks }: ItemOf<'gaps'>): ItemFault[] {
  return languages.flatMap((language) => {
    const path = ['text', language];
    const placed = gapPieces(text[language]).flatMap((piece) => ('blank' in piece ? [piece.blank] : []));
    const misplaced = blanks
      .map(({ key }) => key)
      .filter((key) => placed.filter((one) => one === key).length !== 1);
    const unknown = placed.filter((one) => !blanks.some(({ key }) => key === one));
    return [
      ...misplaced.map((key): ItemFault => ({ code: 'blankPlace', path, values: { key } })),
      ...unknown.map((key): ItemFault => ({ code: 'keyUnknown', path, values: { key } })),
    ];
  });
}

function faultsOfBlanks({ blanks }: ItemOf<'gaps'>): ItemFault[] {
  return blanks.flatMap((blank, index) => {
    if (blank.kind !== 'choice') return faultsOfAccepted(['blanks', index, 'accepted'], blank.accepted);
    const path = ['blanks', index, 'options'];
    const right = blank.options.filter(({ correct }) => correct).length;
    return [
      ...twice(path, blank.options),
      ...(right === 1 ? [] : [{ code: 'singleCorrect' as const, path }]),
    ];
  });
}

function faultsOfChart({ chart: { kind, points }, answer }: ItemOf<'chart'>): ItemFault[] {
  const faultsOfPoints = points.flatMap(({ label, value }, index): ItemFault[] => {
    const path = ['chart', 'points', index];
    const max = longestLabel[kind];
    return [
      ...languages
        .filter((language) => label[language].length > max)
        .map((language): ItemFault => ({
          code: 'chartLabel',
          path: [...path, 'label', language],
          values: { label: label[language].slice(0, 60), max },
        })),
      ...(kind === 'bars' && value !== null && value < 0
        ? [{ code: 'chartNegative' as const, path: [...path, 'value'], values: { cell: value } }]
        : []),
    ];
  });
  const faultsOfAnswer = answer.flatMap((key, index): ItemFault[] => {
    const path = ['answer', index];
    if (!points.some((point) => point.key === key)) return [{ code: 'keyUnknown', path, values: { key } }];
    return answer.indexOf(key) < index ? [{ code: 'standsTwice', path, values: { name: key } }] : [];
  });
  const everyPoint = answer.length >= points.length;
  return [
    ...faultsOfPoints,
    ...faultsOfAnswer,
    ...(everyPoint ? [{ code: 'chartAnswerAll' as const, path: ['answer'] }] : []),
  ];
}
