import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PinChooser } from '~/features/accounts/components/pin-chooser';
import { PinSignInForm } from '~/features/accounts/components/pin-sign-in-form';
import { SignInForm } from '~/features/accounts/components/sign-in-form';
import { getActor, listDevicePeople, rotateSession, signInWithPin } from '~/features/accounts/index.server';
import { ChosenPersonSchema, NextPathSchema, PinSchema } from '~/features/accounts/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { keepCarriedAnswers } from './carried-answers.server';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('devices:signInByPin'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

/** The list of this phone's people, or the form of the one who was chosen from it. Who is signed in may give the phone to the next. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const asked = new URL(request.url).searchParams;
  const next = NextPathSchema.parse(asked.get('next') ?? undefined);
  const people = await listDevicePeople(request);
  if (people.length === 0 && !context.isForm) {
    const query = next ? `?next=${encodeURIComponent(next)}` : '';
    throw redirect(`/${language}/${(await getActor(request)) ? 'me/pin' : `sign-in${query}`}`);
  }
  return { next, people, who: ChosenPersonSchema.parse(asked.get('who') ?? undefined) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const fields = textFields(await readForm(request));
  const t = getTranslator(language);
  const sent = {
    next: NextPathSchema.parse(fields.next),
    carry: fields.carry,
    who: ChosenPersonSchema.parse(fields.who),
  };
  const answerWith = (words: { fault?: string; refusal?: string }, init?: ResponseInit) =>
    data({ ...sent, fault: words.fault, refusal: words.refusal }, init ?? { status: 422 });

  if (fields.pin === undefined || !sent.who) return answerWith({}, { status: 200 });
  const parsed = PinSchema.safeParse(fields);
  if (!parsed.success) return answerWith({ fault: t('devices:errors.pinShape') });
  const chosen = { chosen: sent.who, pin: parsed.data.pin };
  const answer = await signInWithPin(request, chosen, context.clientAddress);
  switch (answer.outcome) {
    case 'wrong':
      return answerWith({ fault: t('devices:pinWrong', { count: answer.triesLeft }) });
    case 'gone':
      return answerWith({ refusal: t('devices:pinGone') });
    case 'wait': {
      const { refusal, init } = tellToWait(t, answer.retryAfterSeconds);
      return answerWith({ refusal }, init);
    }
    case 'ok': {
      const { publicUrl } = context;
      const { proof } = answer;
      await keepCarriedAnswers(answer.accountId, sent.next, sent.carry);
      const setCookie = await rotateSession(request, answer.accountId, { publicUrl, isShared: true, proof });
      return redirect(sent.next ?? `/${language}/me`, { status: 303, headers: { 'Set-Cookie': setCookie } });
    }
  }
}

export default function SignInWithPin() {
  const loaded = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const { next, who } = sent ?? loaded;
  const person = loaded.people.find(({ handle }) => handle === who);
  const others = `/${language}/sign-in/pin${next ? `?next=${encodeURIComponent(next)}` : ''}`;
  return (
    <>
      <h1>{t('devices:signInByPin')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      {person ? (
        <>
          <PinSignInForm person={person} next={next} carry={sent?.carry} fault={sent?.fault} />
          {!sent?.carry && (
            <p>
              <a href={others}>{t('devices:somebodyElse')}</a>
            </p>
          )}
        </>
      ) : (
        <>
          {loaded.people.length > 0 && <PinChooser people={loaded.people} next={next} carry={sent?.carry} />}
          <h2>{t('devices:byPassword')}</h2>
          <SignInForm next={next} carry={sent?.carry} isShared />
        </>
      )}
    </>
  );
}
