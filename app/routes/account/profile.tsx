import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfirmationNotice } from '~/features/accounts/components/confirmation-notice';
import { OwnInstitutes } from '~/features/accounts/components/own-institutes';
import { ProfileForm } from '~/features/accounts/components/profile-form';
import { ReachFacts } from '~/features/accounts/components/reach-facts';
import {
  changedGroups,
  getProfile,
  listOwnInstitutes,
  mergedProfileForm,
  presentCurrent,
  profileFields,
  requireActor,
  saveProfile,
  type SentProfileForm,
  sentProfileForm,
} from '~/features/accounts/index.server';
import { ProfileSchema } from '~/features/accounts/schemas';
import { listMyCertificates } from '~/features/certificates/index.server';
import { getConfirmation } from '~/features/people/index.server';
import { listPlaces, listWorkplaceChoices } from '~/features/places/index.server';
import { type FormFaults, formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { enhancedPage } from '~/platform/security/headers.server';
import { Notice } from '~/ui/notice';

export const meta = pageMeta((t) => t('profile:title'));

/** The page is one person's, and has the facility picker's enhancement. */
export const headers: HeadersFunction = () => ({ ...personalPage, ...enhancedPage });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const [profile, confirmation, certificates, places, institutes] = await Promise.all([
    getProfile(actor.id),
    getConfirmation(actor.id),
    listMyCertificates(actor.id),
    listPlaces(),
    listOwnInstitutes(actor.id),
  ]);
  if (!profile || !confirmation) throw notFound();
  const { version, phone, email, isEmailVerified } = profile;
  const asked = new URL(request.url).searchParams;
  const typed = profileFields(profile);
  return {
    form: { version, typed, earlier: typed },
    choices: profile.facilityId ? await listWorkplaceChoices(typed) : [],
    places,
    hasCertificates: certificates.length > 0,
    reach: { phone, email, isEmailVerified },
    confirmation: { ...confirmation, confirmedAt: confirmation.confirmedAt?.toISOString() ?? null },
    institutes: institutes.map(({ id, name, roles }) => ({ id, name: name[language], roles })),
    wasSaved: asked.get('saved') === 'yes',
    hasLeft: asked.get('left') === 'yes',
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const fields = textFields(await readForm(request));
  const actor = await requireActor(request);
  const t = getTranslator(language);
  const again = async (
    form: SentProfileForm,
    status: 409 | 422,
    notice: string,
    faults: FormFaults = {},
    current = {},
  ) => data({ form, notice, faults, current, choices: await listWorkplaceChoices(form.typed) }, { status });
  const refuse = (faults: FormFaults) => again(sentProfileForm(fields), 422, t('profile:fixFaults'), faults);

  const parsed = ProfileSchema.safeParse(fields);
  if (!parsed.success) return refuse(formFaults(parsed.error));
  const by = { actorId: actor.id, address: context.clientAddress };
  const answer = await saveProfile(actor.id, parsed.data, changedGroups(fields), by);
  switch (answer.outcome) {
    case 'refused':
      return refuse(answer.faults);
    case 'changedMeanwhile': {
      const { current, differing } = answer;
      const said = presentCurrent(current, differing, language);
      return again(mergedProfileForm(fields, current), 409, t('profile:changedMeanwhile'), {}, said);
    }
    case 'noAccount':
      throw notFound();
    case 'updated':
      return redirect(`/${language}/me/profile?saved=yes`, 303);
  }
}

export default function Profile() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  return (
    <>
      <h1>{t('profile:title')}</h1>
      {sent ? (
        <Notice kind="bad">{sent.notice}</Notice>
      ) : (
        <>
          {page.wasSaved && <Notice kind="good">{t('profile:saved')}</Notice>}
          {page.hasLeft && <Notice kind="good">{t('profile:institutes.left')}</Notice>}
          <p>{t('profile:lead')}</p>
        </>
      )}
      <ConfirmationNotice {...page.confirmation} />
      <ProfileForm
        {...(sent?.form ?? page.form)}
        faults={sent?.faults ?? {}}
        current={sent?.current ?? {}}
        places={page.places}
        choices={sent?.choices ?? page.choices}
        hasCertificates={page.hasCertificates}
      />
      <ReachFacts {...page.reach} />
      <OwnInstitutes institutes={page.institutes} />
    </>
  );
}
