import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped, requireActor } from '~/features/accounts/index.server';
import { giveFeedback } from '~/features/feedback/index.server';
import { FeedbackSchema, PageInQuestionSchema } from '~/features/feedback/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField, TextField } from '~/ui/field';

export const meta = pageMeta((t) => t('feedback:title'));

export const headers = personalPageHeaders;

/** The page that it is about: the one that the address names, or that somebody came from, where it is one of ours. */
function pageInQuestion(request: Request): string {
  const here = new URL(request.url);
  const referrer = request.headers.get('referer');
  const from = referrer !== null && URL.canParse(referrer) ? new URL(referrer) : undefined;
  const named = here.searchParams.get('page') ?? (from?.host === here.host ? from.pathname : '');
  return PageInQuestionSchema.parse(named);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const page = pageInQuestion(request);
  // The way through sign-in leads back to this address, and no longer from the page that it is about.
  const returning = new URL(request.url);
  if (page) returning.search = `?page=${page}`;
  await requireActor(new Request(returning, { headers: request.headers }));
  return { page, formId: uuidv7() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const form = await readForm(request);
  await keepTyped(request, form);
  const actor = await requireActor(request);
  const typed = textFields(form);
  const { page = '', text = '' } = typed;
  const parsed = FeedbackSchema.safeParse({ page, text });
  if (!parsed.success) return data({ page, text, faults: formFaults(parsed.error) }, { status: 422 });
  const clientUuid = ClientUuidSchema.parse(typed.uuid);
  if ((await giveFeedback(actor.id, { ...parsed.data, clientUuid })) === 'tooOften') {
    return data({ page, text, faults: { text: 'tooOften' } }, { status: 429 });
  }
  return redirect(`/${language}/me#told`, 303);
}

export default function TellUs() {
  const { page, formId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useI18n();
  const faultOf = useFaultWords('feedback', refused?.faults ?? {});
  return (
    <>
      <h1>{t('feedback:title')}</h1>
      <p>{t('feedback:lead')}</p>
      <form method="post" noValidate>
        <input type="hidden" name="uuid" value={formId} />
        <TextField
          name="page"
          label={t('feedback:page')}
          hint={t('feedback:pageHint')}
          value={refused?.page ?? page}
          fault={faultOf('page')}
        />
        <TextAreaField
          name="text"
          label={t('feedback:text')}
          hint={t('feedback:textHint')}
          rows={5}
          value={refused?.text}
          fault={faultOf('text')}
        />
        <button className="button">{t('feedback:send')}</button>
      </form>
    </>
  );
}

export const ErrorBoundary = SignedOut;
