import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { RenderedItem } from '~db/schema/items';
import { type CompletedItem, completeItem } from './complete-item';
import { drawItemChart } from './draw-item-chart.server';
import type { BankItem } from './get-bank-item.server';
import { stimulusHtml } from './stimulus-html';

/** A question of a bank with the HTML of what isn't plain text in it. */
export type ShownBankItem = CompletedItem & { html: RenderedItem };

/**
 * Makes a bank's question ready to be looked at. What is shown before it comes from other systems and has passed no gate: nothing is left
 * of it that could act in a page.
 * @param folder address of the bank's pictures
 * @returns undefined where it is a draft
 */
export function showItem(
  { item }: { item: Pick<BankItem['item'], 'body' | 'outcome'> },
  folder: string,
): ShownBankItem | undefined {
  if (!item.body) return undefined;
  const completed = completeItem({ ...item.body, outcome: item.outcome });
  const { stimulus } = completed.body;
  const shown = (mdx: string) => harmless(stimulusHtml(mdx, (path) => path.replace(/^media/, folder)).html);
  const html = {
    stimulus: stimulus ? { sw: shown(stimulus.sw), en: shown(stimulus.en) } : null,
    chart: drawItemChart(completed.body),
  };
  return { ...completed, html };
}

const schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'figure', 'figcaption'],
};

const harmless = (html: string): string => toHtml(sanitize(fromHtml(html, { fragment: true }), schema));
