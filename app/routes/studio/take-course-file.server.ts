import {
  type DraftActor,
  openBackup,
  openPackage,
  problemInSentences,
} from '~/features/authoring/index.server';
import { UploadCourseSchema } from '~/features/authoring/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { textFields } from '~/platform/http/read-form.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';

type Taken =
  { slug: string; hasReport: boolean } | { faults: Partial<Record<string, string>>; message: string | null };

/** Makes a draft of an uploaded file: a package of Tumia's, or a backup of Moodle's. @returns the draft's address, or why there is none */
export async function takeCourseFile(form: FormData, actor: DraftActor, language: Language): Promise<Taken> {
  const parsed = UploadCourseSchema.safeParse(textFields(form));
  if (!parsed.success) return { faults: formFaults(parsed.error), message: null };
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0 || !/\.(zip|mbz)$/i.test(file.name)) {
    return { faults: { file: 'file' }, message: null };
  }
  const { institute: instituteId, slug } = parsed.data;
  const upload = { instituteId, slug, bytes: new Uint8Array(await file.arrayBuffer()) };
  const t = getTranslator(language);
  const isBackup = /\.mbz$/i.test(file.name);
  const answer = isBackup ? await openBackup(actor, upload) : await openPackage(actor, upload);
  switch (answer.outcome) {
    case 'created':
      return { slug: answer.slug, hasReport: isBackup };
    case 'backupRefused': {
      const reason = t(`moodle:refusal.${answer.fault}`);
      return { faults: {}, message: t('drafts:backup.refused', { reason }) };
    }
    case 'faulty': {
      const [fault] = answer.faults;
      return {
        faults: {},
        message: fault ? problemInSentences(fault, t) : t('drafts:errors.packageRefused'),
      };
    }
    case 'slugTaken':
      return { faults: { slug: 'slugTaken' }, message: null };
    case 'forbidden':
    case 'instituteClosed':
    case 'noFiles':
    case 'notFound':
    case 'packageRefused':
      return { faults: {}, message: t(`drafts:errors.${answer.outcome}`) };
  }
}
