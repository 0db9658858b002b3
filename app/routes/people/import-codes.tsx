import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CodeSlips } from '~/features/people/components/code-slips';
import { countWithoutCode, drawImportCodes, mostCodesOnASheet } from '~/features/people/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { smsIsSet } from '~/platform/messages/gateways.server';
import { Notice } from '~/ui/notice';
import { importIdIn, requireAdder } from './require-officer.server';

export const meta = pageMeta((t) => t('people:import.codes.title'));

/** The answer to the form is the page with the codes themselves: nothing keeps it, so that they are shown this once. */
export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const importId = importIdIn(params);
  const officer = await requireAdder(request, context);
  const left = await countWithoutCode(officer, importId);
  if (left === undefined) throw notFound();
  const address = `${new URL(context.publicUrl).host}/${language}/recover`;
  return { importId, left, next: Math.min(left, mostCodesOnASheet), address, sendsSms: smsIsSet() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const importId = importIdIn(params);
  const officer = await requireAdder(request, context);
  const cards = await drawImportCodes(officer, importId);
  if (!cards) throw notFound();
  return { cards };
}

export default function ImportCodes() {
  const { importId, left, next, address, sendsSms } = useLoaderData<typeof loader>();
  const drawn = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('people:import.codes.title')}</h1>
      {drawn && drawn.cards.length > 0 && <CodeSlips cards={drawn.cards} address={`${address}/code`} />}
      {left > 0 ? (
        <form method="post">
          <p>
            {drawn
              ? t('people:import.codes.left', { count: left })
              : sendsSms
                ? t('people:import.codes.lead', { count: left, address })
                : t('people:import.codes.leadNoSms', { count: left })}
          </p>
          <Notice kind="plain">{t('people:import.codes.warning')}</Notice>
          <button className="button">{t('people:import.codes.draw', { count: next })}</button>
        </form>
      ) : (
        !drawn && <Notice kind="plain">{t('people:import.codes.none')}</Notice>
      )}
      <p>
        <a href={`/${language}/people/import/${importId}`}>{t('people:import.codes.back')}</a>
      </p>
    </>
  );
}
