import type { LessonBlock } from '~db/schema/catalog';
import type { Language } from '~/platform/i18n/language';
import { readDataTariff } from '~/platform/site-settings.server';
import { tellsWeights } from '~/ui/data-weight';
import type { LessonReader } from './lesson-pieces';

/** @returns what the prices in a text are told by; undefined where nothing in it is loaded at a price */
export async function readPrices(
  blocks: readonly LessonBlock[],
  language: Language,
): Promise<LessonReader['prices']> {
  const hasSome = blocks.some((block) => block.kind !== 'reflection' && tellsWeights(block.html));
  return hasSome ? { language, tariff: await readDataTariff() } : undefined;
}
