import type { Language } from '~/platform/i18n/language';
import type { ItemBody } from '~db/schema/items';
import type { ShownItem } from './ask-item';

/** What stands before the first of the items that it is about. */
export interface Stimulus {
  html: string;
  /** Numbers of the items that it is about, counted from 1. */
  first: number;
  last: number;
}

/** Puts what each item is about beside it, that of a case once: beside the first of its items. */
export function withStimuli<Presented>(
  shown: readonly ShownItem[],
  language: Language,
  present: (one: ShownItem) => Presented,
): (Presented & { stimulus: Stimulus | null })[] {
  return shown.map((one, index) => {
    const html = one.html?.stimulus?.[language];
    const goesOn = isSameCase(one.item, shown[index - 1]?.item);
    const end = shown.findIndex(({ item }, at) => at > index && !isSameCase(one.item, item));
    const stimulus =
      html && !goesOn
        ? {
            html,
            first: index + 1,
            last: one.item.caseId === undefined ? index + 1 : end < 0 ? shown.length : end,
          }
        : null;
    return { ...present(one), stimulus };
  });
}

const isSameCase = (item: ItemBody, other: ItemBody | undefined) =>
  item.caseId !== undefined && item.caseId === other?.caseId;
