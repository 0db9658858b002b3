import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PinSettings } from '~/features/accounts/components/pin-settings';
import {
  countOwnPins,
  forgetDevice,
  listDevicePeople,
  readDeviceSecret,
  removeOwnPins,
  requireSignedIn,
  setPin,
} from '~/features/accounts/index.server';
import { maySetPin } from '~/features/accounts/policy';
import { PinDeedSchema, SetPinSchema } from '~/features/accounts/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { faultWords } from '~/platform/i18n/fault-words';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import { tellToWait } from './tell-to-wait.server';

export const meta = pageMeta((t) => t('devices:pinTitle'));

export const headers: HeadersFunction = ({ actionHeaders }) =>
  new Headers([...Object.entries(personalPage), ...actionHeaders]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const { actor, session } = await requireSignedIn(request);
  const [{ isHere }, people] = await Promise.all([countOwnPins(request, actor), listDevicePeople(request)]);
  const hindrance = !session.isShared
    ? 'devices:needsShared'
    : !maySetPin(actor)
      ? 'devices:needsPassword'
      : null;
  const isDone = new URL(request.url).searchParams.has('done');
  return { hindrance, isHere, isAnybodyHere: people.length > 0, isDone } as const;
}

/** Words, by field and for the form as a whole. */
interface Refusal {
  pin?: string | undefined;
  password?: string | undefined;
  refusal?: string;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const signedIn = await requireSignedIn(request);
  const fields = textFields(await readForm(request));
  const t = getTranslator(language);
  const { clientAddress: address, publicUrl } = context;
  const here = `/${language}/me/pin`;
  const leadTo = (path: string, setCookies: string[] = []) =>
    redirect(path, {
      status: 303,
      headers: setCookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    });
  const refuse = (refusal: Refusal, init: ResponseInit = { status: 422 }) => data(refusal, init);

  const deed = PinDeedSchema.parse(fields.intent);
  if (deed === 'forget')
    return leadTo(here, await forgetDevice(request, signedIn.actor, { address, publicUrl }));
  if (deed === 'remove') {
    const secret = readDeviceSecret(request);
    if (secret) await removeOwnPins(signedIn.actor, address, secret);
    return leadTo(here);
  }
  const parsed = SetPinSchema.safeParse(fields);
  if (!parsed.success) {
    const { pin, password } = formFaults(parsed.error);
    return refuse({
      pin: faultWords(t, 'devices')(pin),
      password: faultWords(t, 'accounts')(password),
    });
  }
  const answer = await setPin(request, signedIn, parsed.data, { address, publicUrl });
  switch (answer.outcome) {
    case 'forbidden':
      throw data(null, { status: 403 });
    case 'refused':
      return refuse({ pin: t(`devices:errors.${answer.fault}`) });
    case 'wrongPassword':
      return refuse({ password: t('devices:errors.passwordWrong') });
    case 'wait': {
      const { refusal, init } = tellToWait(t, answer.retryAfterSeconds);
      return refuse({ refusal }, init);
    }
    case 'set':
      return leadTo(`${here}?done`, answer.setCookies);
  }
}

export default function Pin() {
  const { hindrance, isHere, isAnybodyHere, isDone } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('devices:pinTitle')}</h1>
      {sent?.refusal && <Notice kind="bad">{sent.refusal}</Notice>}
      {isDone && isHere && !sent && <Notice kind="good">{t('devices:pinSet')}</Notice>}
      {hindrance ? (
        <p>{t(hindrance)}</p>
      ) : (
        <PinSettings
          isHere={isHere}
          isAnybodyHere={isAnybodyHere}
          faults={{ pin: sent?.pin, password: sent?.password }}
        />
      )}
      <p>
        <a href={`/${language}/me`}>{t('shell:me')}</a>
      </p>
    </>
  );
}
