import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { v7 as uuidv7 } from 'uuid';
import { getProfile, requireActor } from '~/features/accounts/index.server';
import { OpeningFields } from '~/features/meetings/components/opening-fields';
import { createMeeting, listMeetings } from '~/features/meetings/index.server';
import { OpeningSchema, PreviousSchema } from '~/features/meetings/schemas';
import { sayPeriod } from '~/features/worksheets/index';
import { addDays, dayOf } from '~/platform/calendar-day';
import { monthsUntil } from '~/platform/calendar-month';
import { ClientUuidSchema } from '~/platform/client-uuid';
import { formFaults, type FormFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { type FormFields, readForm, textFields } from '~/platform/http/read-form.server';
import { formatDay } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('meetings:begin'));

export const headers = personalPageHeaders;

/** Decisions of a meeting older than this are no longer taken up. */
const oldestPreviousDays = 400;

type Actor = Awaited<ReturnType<typeof requireActor>>;

async function formOf(actor: Actor, language: Language) {
  const today = dayOf(new Date());
  const [profile, meetings] = await Promise.all([
    getProfile(actor.id),
    listMeetings(actor, addDays(today, -oldestPreviousDays)),
  ]);
  return {
    today,
    facility: profile?.facilityName ?? null,
    facilityId: profile?.facilityId ?? null,
    earlier: meetings.map(({ id, period, heldOn, facility, facilityCode }) => ({
      id,
      isOfWorkplace: facilityCode === (profile?.facilityId ?? null),
      title: [sayPeriod(period, language), facility, formatDay(heldOn, language)].filter(Boolean).join(' · '),
    })),
  };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { facility, earlier, today } = await formOf(await requireActor(request), language);
  const typed: FormFields = {
    uuid: uuidv7(),
    period: monthsUntil(new Date(), 2).months[1]?.replace('-', '') ?? '',
    heldOn: today,
    previous: earlier.find(({ isOfWorkplace }) => isOfWorkplace)?.id ?? '',
    ...(facility === null ? {} : { facility: '1' }),
  };
  return { facility, earlier, typed, faults: {} as FormFaults };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const typed = textFields(await readForm(request));
  const { facility, facilityId, earlier } = await formOf(actor, language);
  const parsed = OpeningSchema.safeParse(typed);
  if (!parsed.success) {
    return data({ facility, earlier, typed, faults: formFaults(parsed.error) }, { status: 422 });
  }
  const { facility: isOfFacility, ...opening } = parsed.data;
  const id = await createMeeting(
    actor,
    {
      ...opening,
      facilityCode: isOfFacility === undefined ? null : facilityId,
      previousId: PreviousSchema.parse(typed).previous,
    },
    ClientUuidSchema.parse(typed.uuid),
  );
  return redirect(`/${language}/me/meetings/${id}/agenda`, 303);
}

export default function NewMeeting() {
  const asked = useLoaderData<typeof loader>();
  const { facility, earlier, typed, faults } = useActionData<typeof action>() ?? asked;
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/me/meetings`}>{t('meetings:title')}</a>
      </p>
      <h1>{t('meetings:begin')}</h1>
      {Object.keys(faults).length > 0 && <Notice kind="bad">{t('meetings:notSaved')}</Notice>}
      <p>{t('meetings:opening.lead')}</p>
      <form method="post">
        <input type="hidden" name="uuid" value={typed.uuid} />
        <OpeningFields state={{ typed, faults, others: {} }} facility={facility} />
        {earlier.length > 0 && (
          <SelectField
            name="previous"
            label={t('meetings:opening.previous')}
            hint={t('meetings:opening.previousHint')}
            value={typed.previous}
          >
            <option value="">{t('meetings:opening.noPrevious')}</option>
            {earlier.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        )}
        <button>{t('meetings:goOn')}</button>
      </form>
    </>
  );
}
