import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Drawing } from './drawing';
import type { PresentedChart, PresentedTable } from './presented-run';
import { wordOf } from './say-run';
import type { Bones } from './worksheet';

/** What a bone holds on a page; more stands in the table. */
const mostCauses = 6;
const longestCause = 80;

/** @param table the same causes in rows, which stand beneath */
export function presentFishbone(
  { problem, bones }: Bones,
  title: string,
  table: PresentedTable | null,
  language: Language,
  drawing: Drawing,
): PresentedChart {
  const named = bones.map(({ bone, causes }) => ({
    name: wordOf(bone, language),
    causes: causes.slice(0, mostCauses).map((cause) => cause.slice(0, longestCause)),
  }));
  const svg = drawing.fishbone({
    problem: problem === '' ? getTranslator(language)('worksheets:field.problem') : problem.slice(0, 160),
    bones: named,
    summary: named.map(({ name, causes }) => `${name}: ${causes.join('; ') || '–'}`).join('. '),
  });
  return { title, svg, note: null, table };
}
