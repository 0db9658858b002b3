import { cutText } from './cut-text';
import type { ReadQuestion } from './read-question';
import type { DraftReason, ItemDraft, NoteCode } from '~db/schema/items';

/** What would become, or has become, of a question of a file. */
export interface PlannedRow {
  id: string;
  name: string;
  line: number;
  /** The file inside a package. */
  path: string | null;
  what: 'new' | 'changed' | 'unchanged';
  type: ItemDraft['type'] | null;
  /** Why it is a draft; null where it is an item. */
  reason: DraftReason | null;
  notes: NoteCode[];
}

export interface ImportCounts {
  questions: number;
  items: number;
  drafts: number;
  new: number;
  changed: number;
  unchanged: number;
}

/** @param known hashes of the current versions of a bank's items by their ids */
export function planImport(
  questions: readonly ReadQuestion[],
  hashOf: (question: ReadQuestion) => string,
  known: ReadonlyMap<string, string>,
): PlannedRow[] {
  return questions.map((question) => {
    const { id, name, place } = question;
    const earlier = known.get(id);
    const isItem = question.outcome === 'item';
    const { sw, en } = isItem ? question.item.stem : { sw: null, en: null };
    return {
      id,
      name: name || cutText(sw ?? en ?? '', 80),
      line: place.line,
      path: place.path,
      what: earlier === undefined ? 'new' : earlier === hashOf(question) ? 'unchanged' : 'changed',
      type: isItem ? question.item.type : null,
      reason: isItem ? null : question.reason,
      notes: isItem ? question.notes : [],
    };
  });
}

export function countRows(rows: readonly PlannedRow[]): ImportCounts {
  const count = (fits: (row: PlannedRow) => boolean) => rows.filter(fits).length;
  return {
    questions: rows.length,
    items: count(({ reason }) => reason === null),
    drafts: count(({ reason }) => reason !== null),
    new: count(({ what }) => what === 'new'),
    changed: count(({ what }) => what === 'changed'),
    unchanged: count(({ what }) => what === 'unchanged'),
  };
}
