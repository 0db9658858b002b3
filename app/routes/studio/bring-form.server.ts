import {
  type BringAnswer,
  bringText,
  type DraftActor,
  type OpenLesson,
} from '~/features/authoring/index.server';

/** Brings in what a form holds: a document as `file`, or what was pasted as `html`. */
export async function bringForm(actor: DraftActor, lesson: OpenLesson, form: FormData): Promise<BringAnswer> {
  const html = form.get('html');
  if (typeof html === 'string') return bringText(actor, lesson, { html });
  const file = form.get('file');
  if (!(file instanceof Blob) || file.size === 0) return { outcome: 'refused', reason: 'notDocx' };
  return bringText(actor, lesson, { docx: new Uint8Array(await file.arrayBuffer()) });
}
