import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { confirmOffice, getOffice, stopOffice } from '~/features/tracking/index.server';
import { OfficeAnswerSchema } from '~/features/tracking/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('tracking:byEmail.answer.title'));

export const headers = personalPageHeaders;

/** @throws 404 where the token is none of ours */
async function requireOffice(token = '') {
  const office = await getOffice(token);
  if (!office) throw notFound();
  return office;
}

export async function loader({ params }: LoaderFunctionArgs) {
  pageLanguage(params);
  return requireOffice(params.secret);
}

/** An office says yes or no. Opening the page changes nothing: programs that look at links open them too. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const { secret: token = '' } = params;
  await requireOffice(token);
  const parsed = OfficeAnswerSchema.safeParse(textFields(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  switch (parsed.data.intent) {
    case 'confirm':
      await confirmOffice(token, context.clientAddress);
      break;
    case 'stop':
      await stopOffice(token, context.clientAddress);
      break;
    case 'oneClick':
      // Mail programs follow no redirect.
      await stopOffice(token, context.clientAddress);
      return null;
  }
  return redirect(`/${language}/by-email/${token}`, 303);
}

export default function OfficeAnswer() {
  const { office, rhythm, state, mayRefuse } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const words = { office, rhythm: t(`tracking:byEmail.${rhythm}`) };
  return (
    <>
      <h1>{t('tracking:byEmail.answer.title')}</h1>
      {state === 'ended' && (
        <>
          <Notice kind="plain">{t('tracking:byEmail.answer.ended', words)}</Notice>
          {mayRefuse && (
            <form method="post">
              <button className="quiet" name="intent" value="stop">
                {t('tracking:byEmail.answer.never')}
              </button>
            </form>
          )}
        </>
      )}
      {state === 'confirmed' && (
        <form method="post">
          <Notice kind="good">{t('tracking:byEmail.answer.confirmed', words)}</Notice>
          <button className="button" name="intent" value="stop">
            {t('tracking:byEmail.answer.stop')}
          </button>
        </form>
      )}
      {state === 'asked' && (
        <form method="post">
          <p>{t('tracking:byEmail.answer.asked', words)}</p>
          <button className="button" name="intent" value="confirm">
            {t('tracking:byEmail.answer.yes')}
          </button>
          <button className="quiet" name="intent" value="stop">
            {t('tracking:byEmail.answer.no')}
          </button>
        </form>
      )}
    </>
  );
}
