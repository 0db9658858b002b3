import type { ItemDraft } from '~db/schema/items';
import type { ItemLabels } from './read-question';

/** What of an item another system can't hold as it is; the item is written nevertheless. */
export type LossCode = 'allOrNothing' | 'unit' | 'unitLanguages' | 'component' | 'feedback';

/** Why an item can't be written in a format at all. */
export type LeftOutCode = 'chart' | 'ordering' | 'gaps' | 'gapOrder' | 'picture' | 'pictureMissing' | 'empty';

/** An item as it stands in a bank. */
export interface ExportedItem {
  item: ItemDraft;
  name: string;
  /** Names of categories with slashes. */
  category: string;
  labels: ItemLabels;
}

/** Gives the bytes of the picture at a path of a stimulus. */
export type FindFile = (path: string) => Uint8Array | undefined;

export interface WrittenFile {
  text: string;
  /** Ids of the items that are in it. */
  written: string[];
  losses: { id: string; code: LossCode }[];
  leftOut: { id: string; code: LeftOutCode }[];
}

/** Ends the writing of an item that a format can't hold. */
export class CannotWrite extends Error {
  constructor(readonly code: LeftOutCode) {
    super(code);
  }
}
