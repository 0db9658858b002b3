import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { Trail } from '~/features/meetings/components/trail';
import { listMeetings, presentTrail } from '~/features/meetings/index.server';
import { addDays, dayOf } from '~/platform/calendar-day';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';

export const meta = pageMeta((t) => t('meetings:title'));

export const headers = personalPageHeaders;

export const links = () => [{ rel: 'stylesheet', href: office }];

/** The trail of decisions goes back so far. */
const trailDays = 366;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const today = dayOf(new Date());
  const meetings = await listMeetings(actor, addDays(today, -trailDays));
  return {
    trail: await presentTrail(meetings, actor.id, today, language),
    isDeleted: new URL(request.url).searchParams.has('deleted'),
  };
}

export default function Meetings() {
  const { trail, isDeleted } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/me`}>{t('progress:title')}</a>
      </p>
      <h1>{t('meetings:title')}</h1>
      {isDeleted && <Notice kind="good">{t('meetings:deleted')}</Notice>}
      <p>
        {t('meetings:lead')} <a href={`/${language}/toolkits/data-review-meeting`}>{t('meetings:guide')}</a>
      </p>
      <p>
        <LinkButton to={`/${language}/me/meetings/new`}>{t('meetings:begin')}</LinkButton>
      </p>
      <Trail trail={trail} />
    </>
  );
}
