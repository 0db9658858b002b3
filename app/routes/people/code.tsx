import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CodeSlip } from '~/features/people/components/code-slip';
import { getPerson, giveCode } from '~/features/people/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { forbidden, personIdIn, requireOfficer } from './require-officer.server';

export const meta = pageMeta((t) => t('people:person.deeds'));

/** The answer to the form is the page with the code itself: nothing keeps it, so that it is shown this once. */
export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const personId = personIdIn(params);
  const officer = await requireOfficer(request, context);
  const person = await getPerson(officer, personId);
  if (!person) throw notFound();
  if (!person.mayAct) throw forbidden();
  const { id, name, phone, isOpened } = person;
  const host = new URL(context.publicUrl).host;
  return { id, name, phone, isOpened, address: `${host}/${language}/recover/code` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const personId = personIdIn(params);
  const officer = await requireOfficer(request, context);
  const answer = await giveCode(officer, personId);
  if (answer.outcome === 'given') return { code: answer.code };
  throw answer.outcome === 'notFound' ? notFound() : forbidden();
}

export default function Code() {
  const { id, name, phone, isOpened, address } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('people:code.title', { name })}</h1>
      {given ? (
        <CodeSlip code={given.code} phone={phone} address={address} />
      ) : (
        <form method="post">
          <p>{t(isOpened ? 'people:code.leadRecovery' : 'people:code.leadInvitation')}</p>
          <h2>{t('people:code.check')}</h2>
          <ul>
            <li>{t('people:code.face')}</li>
            <li>{t('people:code.identity')}</li>
            <li>{t('people:code.logged')}</li>
            <li>{t('people:code.old')}</li>
          </ul>
          <button className="button">{t('people:code.give')}</button>
        </form>
      )}
      <p>
        <a href={`/${language}/people/${id}`}>{t('people:code.back', { name })}</a>
      </p>
    </>
  );
}
