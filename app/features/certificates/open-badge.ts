import type { Language } from '~/platform/i18n/language';
import { type AchievementFacts, describeAchievement } from './describe-achievement';
import type { Certificate } from './get-certificate.server';
import { publishedAt } from './published-at';

/** The contexts of Verifiable Credentials 2.0 and Open Badges 3.0. */
const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

/** The profile of an institute (Open Badges 3.0, Profile). */
export function describeIssuer(
  institute: { id: string; name: Certificate['institute'] },
  language: Language,
  publicUrl: string,
) {
  return {
    id: publishedAt(publicUrl).issuer(institute.id),
    type: ['Profile'],
    name: institute.name[language],
    url: publicUrl,
  };
}

/**
 * A certificate as an Open Badges 3.0 credential (Verifiable Credentials Data Model 2.0), in the holder's language, not yet signed.
 * @param status the certificate's place in the issuer's status list
 */
export function describeCredential(
  certificate: Certificate,
  achievement: AchievementFacts,
  status: { list: number; position: number },
  publicUrl: string,
) {
  const { language } = certificate;
  const at = publishedAt(publicUrl);
  const inSeconds = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;
  const validFrom = inSeconds(certificate.issuedAt);
  const statusList = at.statusList(certificate.instituteId, status.list);
  return {
    '@context': contexts,
    id: at.credential(certificate.number),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: certificate.course[language],
    issuer: describeIssuer({ id: certificate.instituteId, name: certificate.institute }, language, publicUrl),
    validFrom,
    ...(certificate.validUntil && { validUntil: inSeconds(certificate.validUntil) }),
    awardedDate: validFrom,
    credentialSubject: {
      id: `urn:uuid:${certificate.id}`,
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', identityHash: certificate.holderName, identityType: 'name', hashed: false },
      ],
      creditsEarned: certificate.creditPoints,
      achievement: describeAchievement(achievement, language, publicUrl),
      result: [
        {
          type: ['Result'],
          resultDescription: `${at.achievement(certificate.courseRevision, language)}#score`,
          value: String(Math.round(certificate.score)),
        },
      ],
    },
    evidence: [
      {
        type: ['Evidence'],
        name: achievement.courseId,
        description: `sha256:${certificate.courseRevision}`,
      },
    ],
    credentialStatus: {
      id: `${statusList}#${status.position}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.position),
      statusListCredential: statusList,
    },
  };
}
