import { redirect } from '@remix-run/node';
import { uploadItems } from '~/features/items/index.server';
import { ItemsUploadSchema } from '~/features/items/schemas';
import { notFound } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { ItemWorker } from './require-item-worker.server';

/** Why a file was not taken, beside which field, and what had been chosen. */
interface Refusal {
  message: string;
  field: 'file' | 'format' | null;
  format: string | undefined;
  language: string | undefined;
}

/** Takes an uploaded file of questions. @throws a redirect to its preview @returns why it was not taken */
export async function takeItems(
  request: Request,
  language: Language,
  worker: ItemWorker,
  bankId: string,
): Promise<{ refusal: Refusal; init: ResponseInit }> {
  const form = await readForm(request);
  const typed = textFields(form);
  const file = form.get('file');
  const refuse = (field: Refusal['field'], message: string, init: ResponseInit = { status: 422 }) => ({
    refusal: { message, field, format: typed.format, language: typed.language },
    init,
  });
  const t = getTranslator(language);
  if (!(file instanceof Blob) || file.size === 0) {
    // A browser sends an unnamed file of no bytes where none was chosen.
    const isChosen = file instanceof File && file.name !== '';
    return refuse('file', t(isChosen ? 'items:refusal.empty' : 'items:errors.file'));
  }
  const choices = ItemsUploadSchema.safeParse(typed);
  if (!choices.success) return refuse('format', t('items:errors.format'));
  const answer = await uploadItems(worker, bankId, {
    ...choices.data,
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file instanceof File ? file.name : '',
  });
  switch (answer.outcome) {
    case 'kept':
      throw redirect(`/${language}/studio/items/${bankId}/import/${answer.uploadId}`, 303);
    case 'notFound':
      throw notFound();
    case 'wait': {
      const { retryAfterSeconds } = answer;
      const message = t('items:errors.wait', { count: Math.ceil(retryAfterSeconds / 60) });
      return refuse(null, message, { status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } });
    }
    case 'refused':
      return refuse('file', t(`items:refusal.${answer.fault}`));
  }
}
