import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import {
  type Certificate,
  getApprovals,
  getMyCertificate,
  getPaperDesign,
  getQrAddress,
  getSignedCredential,
  makeBadge,
  renderCertificatePdf,
} from '~/features/certificates/index.server';
import { CertificateNumberSchema } from '~/features/certificates/schemas';
import { chooseEncoding, compressForAnswer } from '~/platform/http/compression.server';
import { parseLanguage } from '~/platform/i18n/language';

/** @returns the certificate that the URL names; undefined where it names none that is the visitor's own */
export async function findMyCertificate({ request, params }: LoaderFunctionArgs) {
  const number = CertificateNumberSchema.safeParse(params.credential);
  if (!parseLanguage(params.lang) || !number.success) return undefined;
  const actor = await requireActor(request);
  return getMyCertificate(actor.id, number.data);
}

/**
 * Loads the certificate that the URL names, with its PDF and where anyone can check it.
 * @returns undefined where the URL names none that is the visitor's own
 */
export async function loadMyCertificate(args: LoaderFunctionArgs) {
  const certificate = await findMyCertificate(args);
  if (!certificate) return undefined;
  const { publicUrl } = args.context;
  const verifyUrl = `${publicUrl}/${args.params.lang}/verify/${certificate.number}`;
  const [qrUrl, approvals, design] = await Promise.all([
    getQrAddress(certificate, publicUrl),
    getApprovals(certificate),
    getPaperDesign(certificate.id),
  ]);
  const pdf = await renderCertificatePdf(certificate, { verifyUrl, qrUrl }, { approvals, design });
  return { certificate, approvals, verifyUrl, pdf };
}

/** @returns a certificate's signed credential as the text of a JSON file */
export async function credentialFile(certificate: Certificate, publicUrl: string): Promise<string> {
  return JSON.stringify({ credential: await getSignedCredential(certificate, publicUrl) });
}

/** @returns what the files of a certificate weigh as they travel to the browser that asks */
export async function weighCertificateFiles(
  certificate: Certificate,
  { request, context: { publicUrl } }: LoaderFunctionArgs,
): Promise<{ png: number; json: number }> {
  const [badge, credential] = await Promise.all([
    makeBadge(certificate, publicUrl),
    credentialFile(certificate, publicUrl),
  ]);
  const { sent } = await compressForAnswer(Buffer.from(credential), chooseEncoding(request));
  return { png: badge.length, json: sent.length };
}
