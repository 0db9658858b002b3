import { z } from 'zod';
import { SignUpSchema } from '~/features/accounts/schemas';
import { type DesignPicture, designPictures } from './certificate-design';
import { parseCertificateNumber } from './certificate-number';

/** A certificate's number as typed or scanned; messages are keys of `certificates`. */
export const CertificateNumberSchema = z.string('numberMissing').transform((typed, context) => {
  const number = parseCertificateNumber(typed);
  if (number) return number;
  context.addIssue({ code: 'custom', message: typed.trim() === '' ? 'numberMissing' : 'numberFault' });
  return z.NEVER;
});

const reason = z.string('reason').trim().min(3, 'reason').max(300, 'reasonLong');

/** Why a certificate is revoked or brought back; messages are keys of `certificates:errors`. */
export const ReasonSchema = z.object({ reason });

/** The right name for a certificate, and why it is issued anew. */
export const CorrectionSchema = z.object({ name: SignUpSchema.shape.name, reason });

/** What a holder says to a revocation. */
export const AppealSchema = z.object({
  appeal: z.string('appeal').trim().min(10, 'appeal').max(2000, 'appealLong'),
});

/** What has been done, as the address of a certificate's page says after it. */
export const DeedDoneSchema = z.enum(['revoked', 'restored', 'corrected']).nullable().catch(null);
/** One line of text, without control characters and invisible marks. */
const line = z
  .string()
  .default('')
  .transform((typed) =>
    typed
      .normalize('NFC')
      .replace(/\s+/gu, ' ')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim(),
  )
  .pipe(z.string().max(80, 'tooLong'));

export interface DesignForm {
  /** `place` says which of the form's signatories it is. */
  signatories: { place: 0 | 1; name: string; title: { sw: string; en: string } }[];
}

const places = [0, 1] as const;

/** Who signs an institute's certificates; an empty name is nobody. Messages are keys of `design:errors`. */
export const DesignFormSchema: z.ZodType<DesignForm, Record<string, string>> = z
  .object({
    name0: line,
    titleSw0: line,
    titleEn0: line,
    name1: line,
    titleSw1: line,
    titleEn1: line,
  })
  .transform((fields, context) => ({
    signatories: places.flatMap((place) => {
      const [name, sw, en] = [fields[`name${place}`], fields[`titleSw${place}`], fields[`titleEn${place}`]];
      const fault = (field: string, message: string) =>
        context.addIssue({ code: 'custom', message, path: [`${field}${place}`] });
      if (name === '' && (sw !== '' || en !== '')) fault('name', 'nameMissing');
      if (name !== '' && sw === '') fault('titleSw', 'titleMissing');
      if (name !== '' && en === '') fault('titleEn', 'titleMissing');
      return name === '' ? [] : [{ place, name, title: { sw, en } }];
    }),
  }));

/** @returns the pictures that a form brings anew, null for those that it takes away; a field without a file leaves what is there */
export async function readDesignPictures(
  form: FormData,
): Promise<Partial<Record<DesignPicture, Uint8Array | null>>> {
  const pictures: Partial<Record<DesignPicture, Uint8Array | null>> = {};
  for (const picture of designPictures) {
    const file = form.get(picture);
    if (file instanceof Blob && file.size > 0) pictures[picture] = new Uint8Array(await file.arrayBuffer());
    else if (form.get(`remove.${picture}`) === 'yes') pictures[picture] = null;
  }
  return pictures;
}
