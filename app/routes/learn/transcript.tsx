import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { getTranscript, renderTranscriptPdf } from '~/features/certificates/index.server';
import { TrainingsList } from '~/features/cohorts/components/trainings-list';
import { listCohortSubjects, listTrainingsOf } from '~/features/cohorts/index.server';
import { CouncilStanding } from '~/features/cpd/components/council-standing';
import { CreditPoints } from '~/features/cpd/components/credit-points';
import { daysLeft } from '~/features/cpd/index';
import { dayOf } from '~/platform/calendar-day';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { weightInWords } from '~/platform/i18n/data-weight';
import { formatDate } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { readDataTariff } from '~/platform/site-settings.server';
import { DataWeight } from '~/ui/data-weight';
import { LinkButton } from '~/ui/link-button';

export const meta = pageMeta((t) => t('transcript:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const today = dayOf(new Date());
  const transcript = await getTranscript(actor.id, today);
  if (!transcript) throw notFound();
  const { entries, standings, registrations } = transcript;
  const trainings = await listTrainingsOf(actor.id);
  const courses = trainings.length > 0 ? (await listCohortSubjects(language)).courses : [];
  const pdf = entries.length > 0 ? await renderTranscriptPdf(transcript, language, context.publicUrl) : null;
  return {
    registrations,
    trainings: trainings.map(({ topic, name, courseIds, ...one }) => ({
      ...one,
      title: topic ?? courses.find(({ id }) => courseIds.includes(id))?.title ?? name,
    })),
    entries: entries.map(({ certificate, approvals }) => ({
      number: certificate.number,
      course: certificate.course[language],
      institute: certificate.institute[language],
      issuedAt: certificate.issuedAt.toISOString(),
      creditPoints: certificate.creditPoints,
      approvals,
    })),
    standings: standings.map((standing) => {
      const [now] = standing.totals;
      return { ...standing, daysLeft: now ? daysLeft(today, now) : 0 };
    }),
    pdfBytes: pdf?.length ?? null,
    tariff: await readDataTariff(),
  };
}

export default function Transcript() {
  const { registrations, trainings, entries, standings, pdfBytes, tariff } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('transcript:title')}</h1>
      <p>{t('transcript:lead')}</p>
      {pdfBytes !== null && (
        <LinkButton to={`/${language}/me/transcript.pdf`}>
          {t('transcript:download')} <DataWeight {...weightInWords(pdfBytes, language, tariff)} />
        </LinkButton>
      )}
      <h2>{t('cpd:standing.title')}</h2>
      {standings.length === 0 && <p>{t('cpd:standing.noCouncil')}</p>}
      {standings.map((standing) => (
        <CouncilStanding key={standing.id} {...standing} />
      ))}
      <h2>{t('transcript:certificates')}</h2>
      {entries.length === 0 && (
        <>
          <p>{t('transcript:empty')}</p>
          <LinkButton to={`/${language}/courses`}>{t('errors:goCourses')}</LinkButton>
        </>
      )}
      {entries.map(({ number, course, institute, issuedAt, creditPoints, approvals }) => (
        <section key={number}>
          <h3>
            <a href={`/${language}/me/certificates/${number}`}>{course}</a>
          </h3>
          <div>
            <CreditPoints claimed={creditPoints} approvals={approvals} />
          </div>
          <p className="meta">
            {t('transcript:issued', { date: formatDate(new Date(issuedAt), language), institute })}
            <br />
            {t('transcript:number', { number })}
          </p>
        </section>
      ))}
      {trainings.length > 0 && <TrainingsList trainings={trainings} />}
      {registrations.map(({ council, number }) => (
        <p key={council}>{t('transcript:registration', { council, number })}</p>
      ))}
      <p className="hint">{t('transcript:toProfile')}</p>
      <p>
        <a href={`/${language}/me/profile`}>{t('transcript:editProfile')}</a>
      </p>
      <p>
        <a href={`/${language}/me`}>{t('shell:me')}</a>
      </p>
    </>
  );
}
