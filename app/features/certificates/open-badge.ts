import { localeOf, otherLanguage, type Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { Certificate } from './get-certificate.server';

/** Where the parts of a credential are published. */
export const publishedAt = (publicUrl: string) => ({
  issuer: (instituteId: string) => `${publicUrl}/issuers/${instituteId}`,
  key: (kid: string) => `${publicUrl}/keys/${kid}`,
  credential: (number: string) => `${publicUrl}/credentials/${number}`,
  achievement: (courseRevision: string, language: Language) =>
    `${publicUrl}/achievements/${courseRevision}-${language}`,
  statusList: (instituteId: string, list: number) => `${publicUrl}/credentials/status/${instituteId}-${list}`,
});

/** What the achievement of a course's revision is made of. */
export interface AchievementFacts extends Pick<
  Certificate,
  'courseId' | 'courseRevision' | 'courseSlug' | 'course' | 'creditPoints' | 'hours'
> {
  summary: Certificate['course'];
  outcomes: { id: string; text: Certificate['course'] }[];
  passMark: number;
}

/** The contexts of Verifiable Credentials 2.0 and Open Badges 3.0. */
const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

/** The achievement of a course in one language (Open Badges 3.0, Achievement); the other language's is its `related`. */
export function describeAchievement(facts: AchievementFacts, language: Language, publicUrl: string) {
  const t = getTranslator(language);
  const { achievement } = publishedAt(publicUrl);
  const id = achievement(facts.courseRevision, language);
  const other = otherLanguage(language);
  const courseUrl = `${publicUrl}/${language}/courses/${facts.courseSlug}`;
  return {
    id,
    type: ['Achievement'],
    achievementType: 'Course',
    inLanguage: localeOf[language],
    name: facts.course[language],
    description: facts.summary[language],
    humanCode: facts.courseId,
    creditsAvailable: facts.creditPoints,
    criteria: {
      id: courseUrl,
      narrative: t('certificates:criteria', { passMark: facts.passMark, count: facts.hours }),
    },
    alignment: facts.outcomes.map((outcome) => ({
      type: ['Alignment'],
      targetName: outcome.text[language],
      targetUrl: courseUrl,
      targetCode: outcome.id,
      targetFramework: facts.course[language],
    })),
    resultDescription: [
      {
        id: `${id}#score`,
        type: ['ResultDescription'],
        name: t('certificates:score'),
        resultType: 'Percent',
        valueMin: '0',
        valueMax: '100',
        requiredValue: String(facts.passMark),
      },
    ],
    related: [
      { id: achievement(facts.courseRevision, other), type: ['Related'], inLanguage: localeOf[other] },
    ],
  };
}

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
  const validFrom = `${certificate.issuedAt.toISOString().slice(0, 19)}Z`;
  const statusList = at.statusList(certificate.instituteId, status.list);
  return {
    '@context': contexts,
    id: at.credential(certificate.number),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: certificate.course[language],
    issuer: describeIssuer({ id: certificate.instituteId, name: certificate.institute }, language, publicUrl),
    validFrom,
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
