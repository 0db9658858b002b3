import { isMap, parseDocument } from 'yaml';
import { readQuestions } from '~/features/items/index.server';
import { writeItem } from '~/features/moodle/index.server';
import type { Language } from '~/platform/i18n/language';
import { database } from '~db/client.server';
import { seqIn, textOf } from './course-document';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { keepChanges } from './keep-changes.server';
import { writesCoursesOf } from './policy';

export interface NewQuestions {
  /** A file of a quiz, such as `final.yml`. */
  path: string;
  /** Questions in GIFT. */
  gift: string;
  /** Id of the outcome that they measure. */
  outcome: string;
  /** The language of texts that don't tell theirs. */
  language: Language;
}

export type AddQuestionsAnswer =
  { outcome: 'added'; added: number; leftOut: number } | { outcome: 'notFound' | 'forbidden' | 'unreadable' };

/** Adds questions that were pasted as GIFT to a quiz of a draft. The language that they lack is left out, so that the gate asks for it. */
export async function addQuestions(
  actor: DraftActor,
  draftId: string,
  { path, gift, outcome, language }: NewQuestions,
): Promise<AddQuestionsAnswer> {
  const read = await readQuestions(Buffer.from(gift), 'gift', language);
  const items = read.ok ? read.questions.flatMap((one) => (one.outcome === 'item' ? one.item : [])) : [];
  if (!read.ok || items.length === 0) return { outcome: 'unreadable' };
  return database().transaction(async (tx): Promise<AddQuestionsAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const before = (await listDraftFiles(draftId, tx)).find((file) => file.path === path)?.text;
    if (before === undefined || before === null) return { outcome: 'notFound' };
    const document = parseDocument(before);
    if (document.errors.length > 0 || !isMap(document.contents)) return { outcome: 'unreadable' };
    const list = seqIn(document, ['items']);
    if (list.items.length === 0) list.flow = false;
    items.forEach((item, index) => {
      const id = `${draftId}.q${draft.version + 1}-${index + 1}`;
      list.items.push(document.createNode(writeItem({ ...item, id }, outcome, () => undefined)));
    });
    const changes = [{ path, content: { text: textOf(document, before) } }];
    await keepChanges(tx, { draft, actorId: actor.id, changes });
    return { outcome: 'added', added: items.length, leftOut: read.questions.length - items.length };
  });
}
