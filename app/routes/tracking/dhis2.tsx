import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import {
  importOrgUnits,
  listPushes,
  listRatePulls,
  orderPush,
  orderRates,
} from '~/features/reports/index.server';
import { Dhis2IntentSchema, PushSchema, RatesSchema } from '~/features/reports/schemas';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDateTime, formatMonth, formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { readSettings } from '~/platform/settings.server';
import { DataTable } from '~/ui/data-table';
import { FileField, TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireSender } from './require-sender.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('reports:title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  await requireSender(args);
  const { pushes, units, facilities } = await listPushes();
  return {
    isSet: readSettings().dhis2 !== undefined,
    units,
    facilities,
    pulls: (await listRatePulls()).map(
      ({ id, fromMonth, toMonth, settledAt, fault, message, ...counts }) => ({
        id,
        fromMonth,
        toMonth,
        isSettled: settledAt !== null,
        fault,
        message,
        counts,
      }),
    ),
    pushes: pushes.map((one) => ({ ...one, orderedAt: one.orderedAt.toISOString() })),
    formId: uuidv7(),
  };
}

/** Takes over which council is which organisation unit, or has a month tried or sent by a job. */
export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const by = await requireSender(args);
  const typed = textFields(form);
  const intent = Dhis2IntentSchema.safeParse(typed.intent);
  if (!intent.success) throw data(null, { status: 400 });
  const nothing = { units: undefined, month: undefined, fault: undefined };
  if (intent.data === 'rates') {
    const { dataSet = '', from = '', to = '' } = typed;
    const refuseRates = (faults: FormFaults) =>
      data({ ...nothing, rates: { dataSet, from, to, faults } }, { status: 422 });
    const rates = RatesSchema.safeParse({ dataSet, from, to });
    if (!rates.success) return refuseRates(formFaults(rates.error));
    const ordered = await orderRates(by, rates.data, ClientUuidSchema.parse(typed.uuid));
    if (!ordered.ok) return refuseRates({ dataSet: ordered.fault });
    return redirect(`/${language}/tracking/dhis2#rates`, 303);
  }
  if (intent.data === 'units') {
    const file = form.get('file');
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const units = await importOrgUnits(bytes);
    return data({ ...nothing, rates: undefined, units }, { status: units.ok ? 200 : 422 });
  }
  const wish = PushSchema.safeParse(typed);
  const refuse = (fault: 'month' | 'monthLate' | 'noUnits' | 'notSet') =>
    data({ ...nothing, rates: undefined, month: typed.month ?? '', fault }, { status: 422 });
  if (!wish.success) return refuse(formFaults(wish.error).month as 'month');
  const answer = await orderPush(by, {
    month: wish.data.month,
    isDryRun: wish.data.intent === 'try',
    clientUuid: ClientUuidSchema.parse(typed.uuid),
  });
  if (!answer.ok) return refuse(answer.fault);
  return redirect(`/${language}/tracking/dhis2/${answer.pushId}`, 303);
}

export default function Dhis2() {
  const { isSet, units, facilities, pushes, pulls, formId } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { language, t } = useI18n();
  type Push = (typeof pushes)[number];
  type Pull = (typeof pulls)[number];
  const taken = done?.units;
  const number = (value: number | null) => formatNumber(value ?? 0, language, 0);
  const outcomeOf = ({ isSettled, fault, message, counts }: Pull) => {
    if (!isSettled) return t('reports:outcomes.waiting');
    if (fault !== null)
      return [t(`worksheets:dhis2.pullFault.${fault as 'login'}`), message].filter(Boolean).join(' ');
    return t('reports:rates.taken', {
      taken: number(counts.taken),
      changed: number(counts.changed),
      rejected: number(counts.rejected),
    });
  };
  return (
    <>
      <h1>{t('reports:title')}</h1>
      <p>{t('reports:lead')}</p>
      {!isSet && <Notice kind="plain">{t('reports:refused.notSet')}</Notice>}
      {taken &&
        (taken.ok ? (
          <Notice kind={taken.rejected.length > 0 ? 'bad' : 'good'}>
            <p>{t(`reports:taken.${taken.kind}`, { rows: taken.rows })}</p>
            {taken.rejected.length > 0 && (
              <ul>
                {taken.rejected.slice(0, 20).map(({ line, fault }) => (
                  <li key={line}>{t(`reports:rowFault.${fault}`, { line })}</li>
                ))}
              </ul>
            )}
          </Notice>
        ) : (
          <Notice kind="bad">{t('reports:fileFault')}</Notice>
        ))}
      <h2>{t('reports:send')}</h2>
      <form method="post" noValidate>
        <input type="hidden" name="uuid" value={formId} />
        <TextField
          name="month"
          label={t('reports:month')}
          hint={t('reports:monthHint')}
          inputMode="numeric"
          value={done?.month}
          fault={done?.fault && t(`reports:refused.${done.fault}`)}
        />
        <button className="quiet" name="intent" value="try">
          {t('reports:try')}
        </button>
        <button className="button" name="intent" value="send">
          {t('reports:go')}
        </button>
      </form>
      <p>{t('reports:again')}</p>
      {pushes.length > 0 && (
        <DataTable<Push>
          caption={t('reports:last')}
          rows={pushes}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t('reports:month'),
              cell: ({ id, month }) => (
                <a href={`/${language}/tracking/dhis2/${id}`}>{formatMonth(month, language)}</a>
              ),
            },
            {
              label: t('reports:kind'),
              cell: ({ isDryRun }) => t(`reports:kinds.${isDryRun ? 'dry' : 'real'}`),
            },
            {
              label: t('reports:outcome'),
              cell: ({ fault, ...counts }) =>
                [
                  ...(['taken', 'conflict', 'waiting'] as const)
                    .filter((one) => counts[one] > 0)
                    .map((one) => t(`reports:sum.${one}`, { councils: number(counts[one]) })),
                  ...(fault === null ? [] : [t('reports:stopped')]),
                ].join(', '),
            },
            {
              label: t('reports:when'),
              cell: ({ orderedAt }) => formatDateTime(new Date(orderedAt), language),
            },
          ]}
        />
      )}
      <h2 id="rates">{t('reports:rates.title')}</h2>
      <p>{t('reports:rates.lead')}</p>
      <form method="post" noValidate>
        <input type="hidden" name="uuid" value={formId} />
        {(['dataSet', 'from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`reports:rates.${name}`)}
            hint={t(`reports:rates.${name}Hint`)}
            value={done?.rates?.[name]}
            fault={done?.rates?.faults[name] && t(`reports:refused.${done.rates.faults[name] as 'dataSet'}`)}
          />
        ))}
        <button className="quiet" name="intent" value="rates">
          {t('reports:rates.go')}
        </button>
      </form>
      {pulls.length > 0 && (
        <DataTable<Pull>
          caption={t('reports:rates.last')}
          rows={pulls}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t('reports:rates.months'),
              cell: ({ fromMonth, toMonth }) =>
                `${formatMonth(fromMonth, language, 'short')} – ${formatMonth(toMonth, language, 'short')}`,
            },
            { label: t('reports:rates.form'), cell: ({ counts }) => counts.dataSet },
            { label: t('reports:outcome'), cell: outcomeOf },
          ]}
        />
      )}
      <h2>{t('reports:install')}</h2>
      <p>
        <a href={`/${language}/tracking/dhis2/metadata.json`}>{t('reports:metadata')}</a>
      </p>
      <p>{t('reports:metadataHint')}</p>
      <h2>{t('reports:units')}</h2>
      <p>
        {t('reports:unitsKnown', { count: units })} {t('reports:facilitiesKnown', { count: facilities })}
      </p>
      <p>{t('reports:facilitiesHint')}</p>
      <form method="post" encType="multipart/form-data">
        <FileField name="file" label={t('reports:file')} hint={t('reports:fileHint')} accept=".csv,.xlsx" />
        <button className="quiet" name="intent" value="units">
          {t('reports:sendFile')}
        </button>
      </form>
    </>
  );
}

export const ErrorBoundary = SignedOut;
