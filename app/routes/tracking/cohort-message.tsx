import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { KeepForm } from '~/features/accounts/components/keep-form';
import { findCohort, messageCohort, previewMessage } from '~/features/cohorts/index.server';
import { CohortMessageSchema } from '~/features/cohorts/schemas';
import { ChannelField } from '~/features/reminders/components/channel-field';
import { ReminderPreview } from '~/features/reminders/components/reminder-preview';
import { channelsThatWork, mostRecipients } from '~/features/reminders/index.server';
import { ChannelSchema } from '~/features/reminders/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { cohortIdOf } from './cohort-id.server';
import { requireCohortRunner } from './require-cohort-runner.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('cohorts:message.title'));

export const headers = personalPageHeaders;

/** The words and the way are in the address, so that what is sent is what the preview showed. */
async function readWish(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const cohort = await findCohort(runner, cohortIdOf(args.params));
  if (!cohort) throw notFound();
  const { searchParams } = new URL(args.request.url);
  const channels = channelsThatWork();
  const wished = ChannelSchema.safeParse(searchParams.get('channel'));
  const typed = searchParams.get('text');
  return {
    runner,
    cohort,
    channels,
    channel: wished.success && channels.includes(wished.data) ? wished.data : (channels[0] ?? 'app'),
    typed,
    message: typed === null ? undefined : CohortMessageSchema.safeParse({ text: typed }),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { runner, cohort, channels, channel, typed, message } = await readWish(args);
  const preview = message?.success ? await previewMessage(cohort.id, channel, message.data.text) : undefined;
  return {
    person: runner.actorId,
    id: cohort.id,
    name: cohort.name,
    channels,
    channel,
    typed: typed ?? '',
    fault: message?.success === false ? formFaults(message.error).text : undefined,
    preview: preview && { ...preview, waitsUntil: preview.waitsUntil?.toISOString() ?? null },
    most: mostRecipients,
    formId: uuidv7(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { runner, cohort, channel, message } = await readWish(args);
  const { uuid } = textFields(await readForm(args.request));
  if (!message?.success) throw data(null, { status: 400 });
  const answer = await messageCohort(runner, {
    cohortId: cohort.id,
    channel,
    text: message.data.text,
    clientUuid: ClientUuidSchema.parse(uuid),
  });
  if (answer.ok) {
    return redirect(`/${pageLanguage(args.params)}/tracking/reminders/${answer.orderId}`, 303);
  }
  if (answer.fault === 'foreign') throw notFound();
  return data({ fault: answer.fault }, { status: 422 });
}

export default function CohortMessage() {
  const page = useLoaderData<typeof loader>();
  const { id, name, channels, channel, typed, fault, preview, most, formId } = page;
  const refused = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <p>
        <a href={`/${language}/tracking/cohorts/${id}`}>{name}</a>
      </p>
      <h1>{t('cohorts:message.title')}</h1>
      {refused && (
        <Notice kind="bad">
          {t(`reminders:refused.${refused.fault}`, { most: formatNumber(most, language, 0) })}
        </Notice>
      )}
      <form noValidate>
        {/* What was looked at stands in the address, so only what wasn't has to be kept. */}
        <KeepForm person={page.person} of={`message ${id}`} state="fresh" />
        <ChannelField channels={channels} channel={channel} />
        <TextAreaField
          name="text"
          label={t('cohorts:message.text')}
          hint={t('cohorts:message.hint')}
          rows={3}
          value={typed}
          fault={fault && t(`cohorts:errors.${fault as 'missing'}`)}
        />
        <button className="quiet">{t('reminders:preview')}</button>
      </form>
      {preview && <ReminderPreview preview={preview} most={most} formId={formId} says="message" />}
    </>
  );
}
