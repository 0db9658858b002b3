import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import {
  Dhis2Choices,
  Dhis2Filled,
  Dhis2Pull,
  Dhis2Source,
} from '~/features/worksheets/components/dhis2-forms';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { actOnDhis2, showDhis2 } from './worksheet-dhis2-requests.server';

export const meta = pageMeta((t) => t('worksheets:dhis2.title'));

export const loader = showDhis2;
export const action = actOnDhis2;

export default function WorksheetDhis2() {
  const asked = useLoaderData<typeof loader>();
  const { name, title, mayPull, source, pull, page, carried, leftOut } =
    useActionData<typeof action>() ?? asked;
  const { t } = useI18n();
  const path = useLocation().pathname.replace(/\/dhis2$/, '');
  return (
    <>
      <p className="crumb">
        <a href={`${path}?part=${name}`}>{title}</a>
      </p>
      <h1>{t('worksheets:dhis2.title')}</h1>
      {page === null && <p>{t('worksheets:dhis2.lead')}</p>}
      {page !== null && (
        <>
          <p>{t('worksheets:dhis2.chooseLead')}</p>
          {leftOut > 0 && <p className="hint">{t('worksheets:dhis2.leftOut', { count: leftOut })}</p>}
          <Dhis2Choices page={page} carried={carried} />
          <Dhis2Filled path={path} name={name} page={page} />
          <h2>{t('worksheets:dhis2.another')}</h2>
        </>
      )}
      <Dhis2Source {...source} />
      {mayPull && <Dhis2Pull {...pull} />}
    </>
  );
}
