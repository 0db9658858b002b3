import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  getOwnInstitute,
  leaveInstitute,
  requireActor,
  requireSignedIn,
} from '~/features/accounts/index.server';
import { LeaveInstituteSchema, OwnInstituteIdSchema } from '~/features/accounts/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('profile:institutes.leaveTitle'));

export const headers = personalPageHeaders;

/** @throws 404 where the address names no institute */
function instituteIn(params: { institute?: string | undefined }): string {
  const parsed = OwnInstituteIdSchema.safeParse(params.institute);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const own = await getOwnInstitute(actor.id, instituteIn(params));
  if (!own) throw notFound();
  return { ...own, name: own.name[language] };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const signedIn = await requireSignedIn(request);
  const instituteId = instituteIn(params);
  const typed = LeaveInstituteSchema.safeParse(textFields(await readForm(request)));
  if (!typed.success) throw data(null, { status: 400 });
  const { clientAddress: address, publicUrl } = context;
  const leaving = { instituteId, knowsIsLast: typed.data.knowsIsLast };
  const answer = await leaveInstitute(request, signedIn, leaving, { address, publicUrl });
  switch (answer.outcome) {
    case 'lastManager':
      return data({ becameLast: true }, { status: 409 });
    case 'notMember':
      throw notFound();
    case 'left':
      return redirect(`/${language}/me/profile?left=yes`, {
        status: 303,
        headers: answer.setCookie === undefined ? {} : { 'Set-Cookie': answer.setCookie },
      });
  }
}

export default function LeaveInstitute() {
  const { name, roles, isLastManager } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('profile:institutes.leaveName', { institute: name })}</h1>
      {sent?.becameLast && <Notice kind="bad">{t('profile:institutes.becameLast')}</Notice>}
      <h2>{t('profile:institutes.effects')}</h2>
      <ul>
        <li>{t('profile:institutes.unseen')}</li>
        {roles.length > 0 && (
          <li>
            {t('profile:institutes.rolesEnd', {
              roles: roles.map((role) => t(`people:role.${role}`)).join(', '),
            })}
          </li>
        )}
        <li>{t('profile:institutes.learningStays')}</li>
        <li>{t('profile:institutes.return')}</li>
      </ul>
      {isLastManager && <Notice kind="plain">{t('profile:institutes.lastManager')}</Notice>}
      <form method="post">
        {isLastManager && <input type="hidden" name="last" value="known" />}
        <button className="button" name="intent" value="leave">
          {t('profile:institutes.confirm')}
        </button>
      </form>
      <p>
        <a href={`/${language}/me/profile`}>{t('profile:institutes.stay')}</a>
      </p>
    </>
  );
}
