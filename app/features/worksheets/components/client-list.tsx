import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import { SelectField, TextField } from '~/ui/field';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import clientList from '../client/client-list.enhancement?script';
import { type ClientListWords, followUpReasons } from '../client-list';
import { appointmentStatuses, missedAppointments } from '../missed-appointments';
import { wordOf } from '../say-run';
import { WorksheetSettings } from './worksheet-settings';

/**
 * The list of clients who missed appointments. All of it is done by its script, on the device alone: no field of it is ever sent. It shows where the
 * script runs; without one the page leads to the sheet of paper.
 */
export function ClientList({ jobAid }: { jobAid: string }) {
  const { language, t } = useI18n();
  return (
    <>
      <div data-without-script="">
        <Notice kind="plain">
          <p>{t('worksheets:clients.needsScript')}</p>
          <p>{t('worksheets:clients.onPaper')}</p>
        </Notice>
        <LinkButton to={jobAid}>{t('worksheets:clients.jobAid')}</LinkButton>
      </div>
      <div data-client-list={JSON.stringify(wordsIn(language))} hidden>
        <div className="reading">
          <Notice kind="plain">
            <p>
              <strong>{t('worksheets:clients.staysHere')}</strong>
            </p>
            <p>{t('worksheets:clients.shared')}</p>
            <p>{t('worksheets:clients.sharedSession')}</p>
          </Notice>
          <p className="notice bad" role="alert" data-refused="" hidden>
            {t('worksheets:clients.storageRefused')}
          </p>
          <p role="status" data-status="" />
        </div>
        <p data-none="">{t('worksheets:clients.none')}</p>
        <div data-filled="" hidden>
          <Totals />
          <Listed />
        </div>
        <ClientForm />
        <div className="worksheet reading">
          <TextField name="as_of" type="date" label={t('worksheets:clients.asOf')} />
          <WorksheetSettings settings={missedAppointments.parts.clients.settings} state={untouched} />
          <details data-emptying="">
            <summary>{t('worksheets:clients.empty')}</summary>
            <p>{t('worksheets:clients.emptySure')}</p>
            <button type="button" data-empty="">
              {t('worksheets:clients.emptyNow')}
            </button>
          </details>
        </div>
      </div>
      <script defer src={clientList} />
    </>
  );
}

const untouched = {
  worksheet: missedAppointments.key,
  typed: {},
  faults: {},
  isLonger: false,
  pasted: '',
  fileFault: undefined,
};

const Value = ({ of }: { of: string }) => <span data-value={of} />;

function Totals() {
  const { t } = useI18n();
  const facts = [
    [t('worksheets:clients.returned'), <Value key="returned" of="return_rate_pct" />],
    [t('worksheets:clients.lost'), <Value key="lost" of="ltfu_rate_pct" />],
    [t('worksheets:clients.counted'), <Value key="counted" of="denominator" />],
    [t('worksheets:clients.waiting'), <Value key="waiting" of="due" />],
  ] as const;
  return (
    <section className="reading" aria-labelledby="result">
      <h2 id="result">{t('worksheets:result')}</h2>
      <div className="result">
        {t('worksheets:clients.missed')}
        <strong className="big" data-value="missed_rate_pct" />
      </div>
      <p data-says="" />
      <FactList facts={facts} />
    </section>
  );
}

/** The clients by urgency; on paper those alone whom somebody has to find. */
function Listed() {
  const { t } = useI18n();
  return (
    <section aria-labelledby="list">
      <h2 id="list">{t('worksheets:clients.list')}</h2>
      <p className="meta" data-as-of={t('worksheets:clients.countedUpTo', { date: '{date}' })} />
      <div className="reading" data-to-follow-up="">
        <button type="button" className="quiet" data-print="">
          {t('worksheets:clients.print')}
        </button>
        <button type="button" className="quiet" data-copy="" hidden>
          {t('worksheets:clients.copy')}
        </button>
      </div>
      <table className="clients">
        <thead>
          <tr>
            <th scope="col">{t('worksheets:clients.number')}</th>
            <th scope="col" className="end">
              {t('worksheets:clients.daysLate')}
            </th>
            <th scope="col">{t('worksheets:clients.state')}</th>
            <td className="reading" />
          </tr>
        </thead>
        <tbody data-rows="" />
      </table>
      <template data-row="">
        <tr>
          <th scope="row">
            <Value of="client" />
            <small data-value="due" data-words={t('worksheets:clients.dueOn', { date: '{date}' })} />
          </th>
          <td className="end" data-value="days" />
          <td>
            <Value of="status" />
            <small data-value="reason" />
          </td>
          <td className="reading">
            <button type="button" className="quiet" data-open="">
              {t('worksheets:clients.open')}
            </button>
          </td>
        </tr>
      </template>
    </section>
  );
}

function ClientForm() {
  const { t } = useI18n();
  return (
    <form className="reading" aria-labelledby="client-form" autoComplete="off" noValidate>
      <h2
        id="client-form"
        data-heading={t('worksheets:clients.change', { client: '{client}' })}
        data-add={t('worksheets:clients.add')}
      >
        {t('worksheets:clients.add')}
      </h2>
      <TextField
        name="client"
        label={t('worksheets:clients.client')}
        hint={t('worksheets:clients.clientHint')}
      />
      <TextField name="due" type="date" label={t('worksheets:clients.due')} />
      <TextField
        name="attended"
        type="date"
        label={t('worksheets:clients.attended')}
        hint={t('worksheets:clients.attendedHint')}
      />
      <SelectField name="reason" label={t('worksheets:clients.reason')}>
        <option value="">{t('worksheets:clients.noReason')}</option>
        {followUpReasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`worksheets:clients.why.${reason}`)}
          </option>
        ))}
      </SelectField>
      <button>{t('worksheets:clients.save')}</button>
      <div data-changing="" hidden>
        <button type="button" className="quiet" data-leave="">
          {t('worksheets:clients.leave')}
        </button>
        <button
          type="button"
          className="quiet"
          data-remove={t('worksheets:clients.remove', { client: '{client}' })}
        />
      </div>
    </form>
  );
}

/** What the script says; it writes figures where they stand in braces. */
function wordsIn(language: Language): ClientListWords {
  const t = getTranslator(language);
  const client = { client: '{client}' };
  return {
    statuses: keyed(appointmentStatuses, (status) => wordOf(status, language)),
    reasons: keyed(followUpReasons, (reason) => t(`worksheets:clients.why.${reason}`)),
    faults: keyed(['clientForm', 'clientTwice', 'day', 'future', 'setting'], (fault) =>
      t(`worksheets:clients.fault.${fault}`),
    ),
    findings: {
      nobodyMissed: t('worksheets:says.W11.nobodyMissed', { denominator: '{denominator}' }),
      someMissed: t('worksheets:says.W11.someMissed', {
        missed_any: '{missed_any}',
        denominator: '{denominator}',
        missed_rate_pct: '{missed_rate_pct}',
        return_rate_pct: '{return_rate_pct}',
      }),
    },
    notCounted: keyed(['noClients', 'nobodyMissed'], (reason) =>
      t('worksheets:notCounted', { reason: t(`worksheets:reason.${reason}`) }),
    ),
    percent: t('shell:percent', { value: '{value}' }),
    done: {
      added: t('worksheets:clients.status.added', client),
      removed: t('worksheets:clients.status.removed', client),
      emptied: t('worksheets:clients.status.emptied'),
      copied: t('worksheets:clients.copied'),
      notCopied: t('worksheets:clients.notCopied'),
    },
  };
}

const keyed = <Key extends string>(keys: readonly Key[], say: (key: Key) => string): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, say(key)])) as Record<Key, string>;
