import { addPicture } from '~/features/items/index.server';
import { notFound } from '~/platform/http/page-language.server';
import { explainProblem } from '~/platform/content/explain-problem';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { ItemWorker } from './require-item-worker.server';

/** Takes the picture that the form of a question sends. @returns its path in the bank, or what is wrong, by field */
export async function takePicture(
  worker: ItemWorker,
  bankId: string,
  form: FormData,
  alt: LocalizedText,
  language: Language,
): Promise<{ path: string } | { faults: Partial<Record<string, string>> }> {
  const t = getTranslator(language);
  const file = form.get('picture');
  const isChosen = file instanceof File && file.size > 0;
  const faults = {
    ...(isChosen ? {} : { picture: t('items:picture.choose') }),
    ...(alt.sw.trim() === '' && { pictureAltSw: t('items:picture.needsAlt') }),
    ...(alt.en.trim() === '' && { pictureAltEn: t('items:picture.needsAlt') }),
  };
  if (!isChosen || Object.keys(faults).length > 0) return { faults };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const answer = await addPicture(worker, bankId, { name: file.name, bytes });
  switch (answer.outcome) {
    case 'notFound':
      throw notFound();
    case 'added':
      return { path: answer.path };
    case 'kindRefused':
      return { faults: { picture: t('items:picture.kindRefused') } };
    case 'refused': {
      const { code, values } = answer.problem;
      const named = { code, values: { ...values, src: file.name } };
      return { faults: { picture: explainProblem(named, t).message } };
    }
  }
}
