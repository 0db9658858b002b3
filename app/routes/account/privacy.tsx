import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { giveConsent, requireActor } from '~/features/accounts/index.server';
import { ConsentRequest } from '~/features/privacy/components/consent-request';
import { DeedList } from '~/features/privacy/components/deed-list';
import { KeptData } from '~/features/privacy/components/kept-data';
import { MessageChoices } from '~/features/privacy/components/message-choices';
import { PrivacyReminders } from '~/features/privacy/components/privacy-reminders';
import { RightsList } from '~/features/privacy/components/rights-list';
import { getPrivacyPage } from '~/features/privacy/index.server';
import { PrivacyIntentSchema, StoppedChannelsSchema } from '~/features/privacy/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { changeOptOuts } from '~/platform/messages/opt-out.server';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('privacy:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const done = PrivacyIntentSchema.safeParse(new URL(request.url).searchParams.get('done'));
  return {
    ...(await getPrivacyPage(actor, language)),
    erasureDueAt: actor.erasureDueAt?.toISOString() ?? null,
    done: done.data ?? null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const fields = textFields(await readForm(request));
  const intent = PrivacyIntentSchema.safeParse(fields.intent);
  if (!intent.success) throw data(null, { status: 400 });
  if (intent.data === 'consent') await giveConsent(actor.id);
  else await changeOptOuts(actor.id, StoppedChannelsSchema.parse(fields));
  return redirect(`/${language}/me/privacy?done=${intent.data}`, 303);
}

export default function Privacy() {
  const page = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('privacy:title')}</h1>
      {page.done === 'consent' && <Notice kind="good">{t('privacy:consents.thanks')}</Notice>}
      {page.done === 'messages' && <Notice kind="good">{t('privacy:stop.saved')}</Notice>}
      <PrivacyReminders erasureDueAt={page.erasureDueAt} needsConsent={false} />
      {page.needsConsent && <ConsentRequest version={page.version} />}
      <h2>{t('privacy:can')}</h2>
      <RightsList />
      <h2>{t('privacy:seen.title')}</h2>
      {page.deeds.length === 0 && <p>{t('privacy:seen.none')}</p>}
      <DeedList deeds={page.deeds} />
      {page.hasMoreDeeds && (
        <p>
          <a href={`/${language}/me/privacy/data`}>{t('privacy:seen.all')}</a>
        </p>
      )}
      <MessageChoices stopped={page.stopped} />
      <h2>{t('privacy:consents.title')}</h2>
      {page.consents.length === 0 && <p>{t('privacy:consents.none')}</p>}
      <ul className="attempts">
        {page.consents.map(({ version, on }, place) => (
          <li key={place}>
            <a href={`/${language}/privacy`}>{t('privacy:consents.given', { version })}</a>
            <span>{on}</span>
          </li>
        ))}
      </ul>
      <h2>{t('privacy:contact')}</h2>
      <p>{page.contact || t('privacy:contactNobody')}</p>
      <details>
        <summary>{t('privacy:kept.title')}</summary>
        <KeptData keeping={page.keeping} />
      </details>
      <p>
        <a href={`/${language}/privacy`}>{t('privacy:readNotice')}</a>
      </p>
    </>
  );
}
