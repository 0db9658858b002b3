import type { LocalizedText, Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { CertificateDesign } from './certificate-design';
import { renderCertificatePdf } from './certificate-pdf.server';
import { loadPictures } from './get-paper-design.server';

/** Draws a specimen of an institute's certificate with a design, stamped as one: it names nobody and its code proves nothing. */
export async function renderDesignPreview(
  institute: { id: string; name: LocalizedText },
  design: Omit<CertificateDesign, 'number'>,
  language: Language,
  publicUrl: string,
): Promise<Buffer> {
  const number = '0000-0000-0000';
  const verifyUrl = `${publicUrl}/${language}/verify/${number}`;
  const textIn = (key: 'design:sampleName' | 'design:sampleCourse') => ({
    sw: getTranslator('sw')(key),
    en: getTranslator('en')(key),
  });
  return renderCertificatePdf(
    {
      id: '',
      kind: 'course',
      courseId: '',
      courseRevision: '',
      instituteId: institute.id,
      number,
      holderName: textIn('design:sampleName')[language],
      courseSlug: '',
      inks: 'lake',
      course: textIn('design:sampleCourse'),
      hours: 4,
      creditPoints: 4,
      institute: institute.name,
      language,
      score: 85,
      issuedAt: new Date('2026-01-01T09:00:00Z'),
      validUntil: null,
      isDemo: true,
      revoked: null,
      replaced: null,
    },
    { verifyUrl, qrUrl: verifyUrl },
    { approvals: [], design: await loadPictures(institute.id, design) },
  );
}
