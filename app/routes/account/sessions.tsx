import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SessionFacts } from '~/features/accounts/components/session-facts';
import {
  countOwnPins,
  endAllSessions,
  endSession,
  listSessions,
  removeOwnPins,
  requireSignedIn,
  signOut,
} from '~/features/accounts/index.server';
import { SessionDeedSchema } from '~/features/accounts/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('devices:sessionsTitle'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const signedIn = await requireSignedIn(request);
  const [sessions, pins] = await Promise.all([listSessions(signedIn), countOwnPins(request, signedIn.actor)]);
  const done = new URL(request.url).searchParams.get('done');
  return {
    done: done === 'ended' || done === 'password' ? done : null,
    isShared: signedIn.session.isShared,
    phonesWithPin: pins.phones,
    sessions: sessions.map(({ openedAt, lastUsedAt, ...session }) => ({
      ...session,
      openedAt: openedAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const signedIn = await requireSignedIn(request);
  const parsed = SessionDeedSchema.safeParse(textFields(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const { clientAddress, publicUrl } = context;
  const leave = async () =>
    redirect(`/${language}/sign-in`, { status: 303, headers: await signOut(request, publicUrl) });

  const deed = parsed.data;
  switch (deed.intent) {
    case 'end': {
      const { wasCurrent } = await endSession(signedIn, deed.session, clientAddress);
      if (wasCurrent) return leave();
      break;
    }
    case 'others':
      await endAllSessions(signedIn, 'others', clientAddress);
      break;
    case 'all':
      await endAllSessions(signedIn, 'all', clientAddress);
      return leave();
    case 'pins':
      await removeOwnPins(signedIn.actor, clientAddress);
      return redirect(`/${language}/me/sessions`, 303);
  }
  return redirect(`/${language}/me/sessions?done=ended`, 303);
}

export default function Sessions() {
  const { done, isShared, phonesWithPin, sessions } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('devices:sessionsTitle')}</h1>
      {done && (
        <Notice kind="good">{t(done === 'password' ? 'devices:passwordChanged' : 'devices:ended')}</Notice>
      )}
      <ul className="attempts">
        <li>
          <a href={`/${language}/me/password`}>{t('devices:passwordTitle')}</a>
        </li>
        {isShared && (
          <li>
            <a href={`/${language}/me/pin`}>{t('devices:goPin')}</a>
          </li>
        )}
      </ul>
      <p>{t('devices:sessionsLead')}</p>
      {sessions.map((session) => (
        <SessionFacts key={session.handle} {...session} />
      ))}
      <form method="post">
        {sessions.length > 1 && (
          <button className="button" name="intent" value="others">
            {t('devices:endOthers')}
          </button>
        )}
        <button className="quiet" name="intent" value="all">
          {t('devices:endAll')}
        </button>
      </form>
      {phonesWithPin > 0 && (
        <form method="post">
          <p>{t('devices:pinsOn', { count: phonesWithPin })}</p>
          <button className="quiet" name="intent" value="pins">
            {t('devices:removePins')}
          </button>
        </form>
      )}
    </>
  );
}
