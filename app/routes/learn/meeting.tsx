import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { nameAccounts, requireActor } from '~/features/accounts/index.server';
import { MinutesPage } from '~/features/meetings/components/minutes-page';
import { StepLinks } from '~/features/meetings/components/step-links';
import { stepsOf } from '~/features/meetings/index';
import {
  deleteMeeting,
  endMeetingShare,
  getMeeting,
  getOwnMeeting,
  listMeetingShares,
  presentMinutes,
  renderMinutesDocx,
  renderMinutesPdf,
  shareMeeting,
} from '~/features/meetings/index.server';
import { MeetingDeedSchema, MeetingIdSchema } from '~/features/meetings/schemas';
import { ShareForms } from '~/features/people/components/share-forms';
import { offerAudiences } from '~/features/people/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { weightInWords } from '~/platform/i18n/data-weight';
import { formatDateTime } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { readDataTariff } from '~/platform/site-settings.server';
import { DataWeight } from '~/ui/data-weight';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';

export const meta = pageMeta((t) => t('meetings:minutes.title'));

export const headers = personalPageHeaders;

export const links = () => [{ rel: 'stylesheet', href: office }];

/** @throws 404 where the address names no meeting */
function meetingIn(params: { meeting?: string | undefined }): string {
  const parsed = MeetingIdSchema.safeParse(params.meeting);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const id = meetingIn(params);
  const meeting = await getMeeting(actor, id);
  if (!meeting) throw notFound();
  const own = await getOwnMeeting(actor, id);
  const names = own ? null : await nameAccounts([meeting.personId]);
  const { searchParams } = new URL(request.url);
  const minutes = presentMinutes(meeting, language);
  const [pdf, docx, tariff] = await Promise.all([
    renderMinutesPdf(minutes, language, meeting.updatedAt),
    renderMinutesDocx(minutes, language),
    readDataTariff(),
  ]);
  return {
    id,
    minutes,
    bytes: { pdf: pdf.length, docx: docx.length },
    tariff,
    steps: stepsOf(meeting),
    writer: names?.get(meeting.personId) ?? null,
    own: own
      ? {
          shares: (await listMeetingShares(id)).map(({ audience, name, sharedAt }) => ({
            audience,
            name,
            since: formatDateTime(sharedAt, language),
          })),
          offered: await offerAudiences(actor.id, meeting.facilityCode),
        }
      : null,
    isSaved: searchParams.has('saved'),
    shared: searchParams.get('shared'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const id = meetingIn(params);
  const asked = MeetingDeedSchema.safeParse(textFields(await readForm(request)));
  if (!asked.success) throw data(null, { status: 400 });
  const deed = asked.data;
  const path = `/${language}/me/meetings`;
  if (deed.intent === 'delete') {
    if (!(await deleteMeeting(actor.id, id))) throw notFound();
    return redirect(`${path}?deleted=yes`, 303);
  }
  const sharer = { ...actor, address: context.clientAddress };
  const change = deed.intent === 'share' ? shareMeeting : endMeetingShare;
  if (!(await change(sharer, id, deed.audience))) throw notFound();
  return redirect(`${path}/${id}?shared=${deed.intent === 'share' ? 'yes' : 'no'}`, 303);
}

export default function MeetingMinutes() {
  const { id, minutes, bytes, tariff, steps, writer, own, isSaved, shared } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const path = `/${language}/me/meetings/${id}`;
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/me/meetings`}>{t('meetings:title')}</a>
      </p>
      {isSaved && <Notice kind="good">{t('meetings:saved')}</Notice>}
      {shared === 'yes' && <Notice kind="good">{t('people:share.begun')}</Notice>}
      {shared === 'no' && <Notice kind="good">{t('people:share.ended')}</Notice>}
      {own && <StepLinks meetingId={id} steps={steps} current={null} />}
      {writer && <p className="meta">{t('meetings:writtenBy', { name: writer })}</p>}
      <MinutesPage minutes={minutes} />
      <div className="deeds">
        <LinkButton to={`${path}/minutes.pdf`}>
          {t('meetings:minutes.pdf')} <DataWeight {...weightInWords(bytes.pdf, language, tariff)} />
        </LinkButton>
        <LinkButton to={`${path}/minutes.docx`}>
          {t('meetings:minutes.docx')} <DataWeight {...weightInWords(bytes.docx, language, tariff)} />
        </LinkButton>
        <p className="hint">{t('meetings:minutes.print')}</p>
        {own && (
          <>
            <ShareForms what={t('meetings:shareWhat')} shares={own.shares} offered={own.offered} />
            <h2>{t('meetings:deleteTitle')}</h2>
            <form method="post">
              <button className="quiet" name="intent" value="delete">
                {t('meetings:delete')}
              </button>
            </form>
          </>
        )}
      </div>
    </>
  );
}
