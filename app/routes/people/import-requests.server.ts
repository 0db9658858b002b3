import { redirect } from '@remix-run/node';
import { previewImport, type PreviewImportAnswer } from '~/features/people/index.server';
import { ImportFormSchema } from '~/features/people/schemas';
import { readForm } from '~/platform/http/read-form.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Officer } from './require-officer.server';

/** Why an upload was not taken, beside which field, and what had been chosen. */
interface Refusal {
  message: string;
  field: 'file' | 'institute' | null;
  institute: string | undefined;
}

/** Takes an uploaded list. @throws a redirect to its preview @returns why it was not taken */
export async function takeList(
  request: Request,
  language: Language,
  officer: Officer,
): Promise<{ refusal: Refusal; init: ResponseInit }> {
  const form = await readForm(request);
  const file = form.get('file');
  const institute = ImportFormSchema.safeParse({ institute: form.get('institute') ?? undefined });
  const chosen = institute.data?.institute ?? undefined;
  const refuse = (field: Refusal['field'], message: string, init: ResponseInit = { status: 422 }) => ({
    refusal: { message, field, institute: chosen },
    init,
  });
  const t = getTranslator(language);
  if (!institute.success) return refuse('institute', t('people:import.fileFault.institute'));
  if (!(file instanceof Blob) || file.size === 0) {
    // A browser sends an unnamed file of no bytes where none was chosen.
    const isChosen = file instanceof File && file.name !== '';
    return refuse('file', t(isChosen ? 'people:import.fileFault.empty' : 'people:import.fileFault.missing'));
  }
  const answer = await previewImport(officer, {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: file instanceof File && file.name ? file.name : 'list',
    instituteId: institute.data.institute,
  });
  switch (answer.outcome) {
    case 'kept':
      throw redirect(`/${language}/people/import/${answer.importId}`, 303);
    case 'forbidden':
      return refuse('institute', t('people:import.fileFault.institute'), { status: 403 });
    case 'instituteClosed':
      return refuse('institute', t('people:import.fileFault.instituteClosed'));
    case 'wait': {
      const { retryAfterSeconds } = answer;
      const message = t('people:import.fileFault.wait', { count: Math.ceil(retryAfterSeconds / 60) });
      return refuse(null, message, { status: 429, headers: { 'Retry-After': String(retryAfterSeconds) } });
    }
    case 'refused':
      return refuse('file', messageOf(answer, language));
  }
}

function messageOf(
  { fault, columns }: PreviewImportAnswer & { outcome: 'refused' },
  language: Language,
): string {
  const t = getTranslator(language);
  const names = columns.map((column) => t(`people:import.column.${column}`)).join(', ');
  return t(`people:import.fileFault.${fault}`, { columns: names });
}
