import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { ChannelField } from '~/features/reminders/components/channel-field';
import { ReminderPreview } from '~/features/reminders/components/reminder-preview';
import { channelsThatWork, mostRecipients } from '~/features/reminders/index.server';
import { ChannelSchema } from '~/features/reminders/schemas';
import { LeftOutFilters } from '~/features/tracking/components/left-out-filters';
import { previewAtRisk, remindAtRisk, searchOf } from '~/features/tracking/index.server';
import { RiskReasonSchema } from '~/features/tracking/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { questionOf } from './question-of.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('reminders:title'));

export const headers = personalPageHeaders;

async function readWish(args: LoaderFunctionArgs) {
  const { actor, by, searchParams, question } = await questionOf(args);
  const channels = channelsThatWork();
  const wished = ChannelSchema.safeParse(searchParams.get('channel'));
  return {
    by: { ...by, actorId: actor.id },
    question,
    reason: RiskReasonSchema.parse(searchParams.get('reason') ?? undefined),
    channels,
    channel: wished.success && channels.includes(wished.data) ? wished.data : (channels[0] ?? 'app'),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { question, reason, channels, channel } = await readWish(args);
  const preview = await previewAtRisk(question, reason, channel);
  return {
    reason,
    channels,
    channel,
    filter: question.filter,
    leftOut: question.faults,
    listSearch: searchOf(question.filter, { reason }),
    preview: { ...preview, waitsUntil: preview.waitsUntil?.toISOString() ?? null },
    most: mostRecipients,
    formId: uuidv7(),
  };
}

/** Reminds everybody on the list, by a job; sent twice, it is done once. Nobody is reminded whom a filter was meant to leave out. */
export async function action(args: ActionFunctionArgs) {
  const { by, question, reason, channel } = await readWish(args);
  const typed = textFields(await readForm(args.request));
  if (Object.keys(question.faults).length > 0) throw data(null, { status: 400 });
  const answer = await remindAtRisk(by, question, {
    reason,
    channel,
    clientUuid: ClientUuidSchema.parse(typed.uuid),
  });
  if (answer.ok) {
    return redirect(`/${pageLanguage(args.params)}/tracking/reminders/${answer.orderId}`, 303);
  }
  if (answer.fault === 'foreign') throw notFound();
  return data({ fault: answer.fault }, { status: 422 });
}

export default function Remind() {
  const { reason, channels, channel, filter, leftOut, listSearch, preview, most, formId } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <p>
        <a href={`/${language}/tracking/at-risk?${listSearch}`}>{t('reminders:back')}</a>
      </p>
      <h1>{t('reminders:title')}</h1>
      {refused && (
        <Notice kind="bad">
          {t(`reminders:refused.${refused.fault}`, { most: formatNumber(most, language, 0) })}
        </Notice>
      )}
      <p>{t(`tracking:risk.about.${reason}`)}</p>
      {channels.length > 1 && (
        <form className="filters">
          {Object.entries({ ...filter, reason }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <ChannelField channels={channels} channel={channel} />
          <button className="quiet">{t('reminders:preview')}</button>
        </form>
      )}
      <p>
        <strong>{`${t('reminders:channel')}:`}</strong> {t(`reminders:channels.${channel}`)}
      </p>
      <LeftOutFilters faults={leftOut} />
      {Object.keys(leftOut).length === 0 && <ReminderPreview preview={preview} most={most} formId={formId} />}
    </>
  );
}
