import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import checkCertificate from '../client/check-certificate.enhancement?script';
import checkPayload from '../client/check-payload.enhancement?script';
import readCode from '../client/read-code.enhancement?script';

/** What a check on the phone may come to, and how the page looks then. */
const outcomes = {
  looking: '',
  reading: '',
  valid: 'valid',
  validAsOf: 'valid',
  staleList: 'unknown',
  revoked: 'revoked',
  replaced: 'revoked',
  expired: 'revoked',
  notYetValid: 'unknown',
  forged: 'revoked',
  unknownKey: 'unknown',
  unreadable: 'unknown',
  noCode: 'unknown',
  severalCodes: '',
  noCamera: 'unknown',
  noKeys: 'unknown',
  notHere: 'unknown',
} as const;

/** Where the script writes a value, in the words around it. */
const placeholder = '{value}';

function Value({ of, words = placeholder }: { of: string; words?: string }) {
  return <span data-value={of} data-words={words} />;
}

/**
 * Checks the code of a certificate on the phone itself, also without network. It shows where its script runs; without one the number is checked
 * by the server.
 */
export function CertificateChecker() {
  const { language, t } = useI18n();
  return (
    <>
      <section
        data-check-certificate={`/${language}/verify`}
        data-checker={checkPayload}
        data-decoder={readCode}
        hidden
      >
        <div role="status">
          {Object.entries(outcomes).map(([outcome, look]) => (
            <Outcome key={outcome} outcome={outcome as keyof typeof outcomes} look={look} />
          ))}
        </div>
        <Claims />
        <h2>{t('certificates:qr.title')}</h2>
        <p>{t('certificates:qr.lead')}</p>
        <video data-video="" hidden muted playsInline />
        <p>
          <button
            type="button"
            className="button"
            data-camera=""
            data-start={t('certificates:qr.camera')}
            data-stop={t('certificates:qr.stopCamera')}
          >
            {t('certificates:qr.camera')}
          </button>
        </p>
        <Labelled label={t('certificates:qr.picture')} id="qr-picture">
          <input id="qr-picture" type="file" accept="image/*" data-picture="" />
        </Labelled>
        <Labelled label={t('certificates:qr.text')} id="qr-text">
          <textarea id="qr-text" rows={2} data-text="" spellCheck={false} autoComplete="off" />
        </Labelled>
      </section>
      <script defer src={checkCertificate} />
    </>
  );
}

function Labelled({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

function Outcome({ outcome, look }: { outcome: keyof typeof outcomes; look: string }) {
  const { t } = useI18n();
  return (
    <div data-outcome={outcome} className={`verdict-box ${look}`} hidden>
      <h2>{t(`certificates:outcomes.${outcome}.title`)}</h2>
      <p>
        <OutcomeText outcome={outcome} />
      </p>
      {outcome === 'severalCodes' && <EachCode />}
    </div>
  );
}

/** What came of each of several codes: the script copies the line, and knows the verdicts by the titles of their outcomes. */
function EachCode() {
  const { t } = useI18n();
  return (
    <ol
      data-each={t('certificates:qr.each', {
        number: '{number}',
        holder: '{holder}',
        verdict: '{verdict}',
      })}
      data-none={t('certificates:qr.noCertificate')}
    />
  );
}

/** The words of an outcome, with the moment of the list or the last day of the certificate where they name it. */
function OutcomeText({ outcome }: { outcome: keyof typeof outcomes }) {
  const { t } = useI18n();
  const words = t(`certificates:outcomes.${outcome}.text`, { value: placeholder });
  if (!words.includes(placeholder)) return words;
  return <Value of={outcome === 'expired' ? 'until' : 'at'} words={words} />;
}

/** The certificate as its signature vouches for it. */
function Claims() {
  const { t } = useI18n();
  const facts = [
    [t('certificates:by'), <Value key="issuer" of="issuer" />],
    [t('certificates:on'), <Value key="date" of="date" />],
    [t('certificates:validUntil'), <Value key="until" of="until" />],
    [
      t('certificates:score'),
      <Value key="score" of="score" words={t('shell:percent', { value: placeholder })} />,
    ],
    [
      t('certificates:points'),
      <Value key="points" of="points" words={t('certificates:pointsOffline', { points: placeholder })} />,
    ],
    [t('certificates:number'), <Value key="number" of="number" />],
  ] as const;
  return (
    <section className="certificate pindo" data-claims="" hidden>
      <div data-specimen="" hidden>
        <p className="stamp">{t('certificates:demo')}</p>
        <p className="meta">{t('certificates:demoText')}</p>
      </div>
      <p className="kind">{t('certificates:of')}</p>
      <p>{t('certificates:awardedTo')}</p>
      <p className="holder">
        <Value of="holder" />
      </p>
      <p data-of-course="">{t('certificates:for')}</p>
      <p data-of-path="" hidden>
        {t('certificates:forPath')}
      </p>
      <p className="course-name">
        <Value of="course" />
      </p>
      <FactList facts={facts} />
      <p>
        <a data-online="" href="#main">
          {t('certificates:qr.online')}
        </a>
      </p>
    </section>
  );
}
