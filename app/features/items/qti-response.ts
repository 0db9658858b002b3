import { NoItem } from './read-question';
import { childOf, childrenOf, descendantsOf, textOfElement, type XmlElement } from './xml-tree';

/** How an item's answer is graded: as a whole, or by what each part of it is worth. */
export type QtiProcessing = 'correct' | 'mapped';

/** Elements of a processing of one's own that say no more than the two usual ones: they set feedback as well. */
const understood = new Set(
  'responseCondition responseIf responseElseIf responseElse match mapResponse variable correct setOutcomeValue baseValue isNull not and sum multiple'.split(
    ' ',
  ),
);

/** @throws NoItem where it is graded in a way of its own */
export function processingOf(item: XmlElement): QtiProcessing {
  const processing = childOf(item, 'responseProcessing');
  const isMapped = descendantsOf(item).some(({ name }) => name === 'mapping');
  if (!processing) return isMapped ? 'mapped' : 'correct';
  const template = processing.attributes.template ?? processing.attributes.templateLocation;
  if (template !== undefined) {
    const name = template
      .split('/')
      .at(-1)
      ?.replace(/\.xml$/, '');
    if (name === 'match_correct') return 'correct';
    if (name === 'map_response') return 'mapped';
    throw new NoItem('processing');
  }
  const names = descendantsOf(processing).map(({ name }) => name);
  const compares = descendantsOf(processing).some(
    (element) => element.name === 'match' && childOf(element, 'correct') !== undefined,
  );
  if (!names.every((name) => understood.has(name))) throw new NoItem('processing');
  if (names.includes('mapResponse')) return 'mapped';
  if (!compares) throw new NoItem('processing');
  return 'correct';
}

/** What a response is compared with. */
export interface QtiResponse {
  isSingle: boolean;
  baseType: string;
  /** The right values: identifiers, pairs of them with a space between, texts or numbers. */
  correct: string[];
  /** What each value is worth, as a share of the most that can be earned. */
  shareOf: (value: string) => number;
  /** The values that have a worth of their own. */
  mapped: string[];
}

/** @throws NoItem where the item declares no such response */
export function responseOf(item: XmlElement, identifier: string | undefined): QtiResponse {
  const declaration = childrenOf(item, 'responseDeclaration').find(
    ({ attributes }) => attributes.identifier === identifier,
  );
  if (!declaration) throw new NoItem('syntax');
  const isSingle = declaration.attributes.cardinality === 'single';
  const correct = childrenOf(childOf(declaration, 'correctResponse'), 'value').map((value) =>
    textOfElement(value).trim(),
  );
  const mapping = childOf(declaration, 'mapping');
  const entries = new Map(
    childrenOf(mapping, 'mapEntry').map(({ attributes }) => [
      attributes.mapKey ?? '',
      Number(attributes.mappedValue ?? '0') || 0,
    ]),
  );
  const worths = [...entries.values()].filter((worth) => worth > 0);
  const most = isSingle ? Math.max(0, ...worths) : worths.reduce((sum, worth) => sum + worth, 0);
  const top = Math.min(most, Number(mapping?.attributes.upperBound ?? most));
  const otherwise = Number(mapping?.attributes.defaultValue ?? '0') || 0;
  const shareOf = (value: string) =>
    top <= 0 ? 0 : Math.max(-1, Math.min(1, Number(((entries.get(value) ?? otherwise) / top).toFixed(7))));
  return {
    isSingle,
    baseType: declaration.attributes.baseType ?? '',
    correct,
    shareOf,
    mapped: [...entries.keys()],
  };
}
