import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DesignForm, type ShownPicture } from '~/features/certificates/components/design-form';
import {
  findDesigns,
  getDesignPicture,
  renderDesignPreview,
  saveDesign,
} from '~/features/certificates/index.server';
import { DesignFormSchema, readDesignPictures } from '~/features/certificates/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatKilobytes } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireDesigner } from './require-designer.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('design:title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { institute } = await requireDesigner(request, params);
  const { inUse, draft } = await findDesigns(institute.id);
  const shown = draft ?? inUse;
  const signatories = shown?.signatories ?? [];
  const hashes = {
    logo: shown?.logo,
    seal: shown?.seal,
    signature0: signatories[0]?.signature,
    signature1: signatories[1]?.signature,
  };
  const pictures: Partial<Record<keyof typeof hashes, ShownPicture>> = {};
  for (const [name, hash] of Object.entries(hashes)) {
    const bytes = hash ? await getDesignPicture(institute.id, hash) : undefined;
    if (!bytes) continue;
    pictures[name as keyof typeof hashes] = {
      address: `/${language}/studio/institutes/${institute.id}/certificate-design/${hash}.png`,
      bytes: bytes.byteLength,
    };
  }
  const preview = shown && (await renderDesignPreview(institute, shown, language, context.publicUrl));
  return {
    institute: { id: institute.id, name: institute.name[language] },
    inUse: inUse?.number ?? null,
    draft: draft?.number ?? null,
    previewBytes: preview?.length ?? null,
    pictures,
    values: Object.fromEntries(
      signatories.flatMap(({ name, title }, place) => [
        [`name${place}`, name],
        [`titleSw${place}`, title.sw],
        [`titleEn${place}`, title.en],
      ]),
    ),
    done: new URL(request.url).searchParams.get('done'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  pageLanguage(params);
  const { actor, institute } = await requireDesigner(request, params);
  const form = await readForm(request);
  const typed = textFields(form);
  const parsed = DesignFormSchema.safeParse(typed);
  if (!parsed.success) return data({ typed, faults: formFaults(parsed.error) }, { status: 422 });
  const answer = await saveDesign(
    institute.id,
    { ...parsed.data, pictures: await readDesignPictures(form) },
    typed.intent === 'publish',
    { actorId: actor.id, address: context.clientAddress },
  );
  if (answer.outcome === 'refused') return data({ typed, faults: answer.faults }, { status: 422 });
  return redirect(`${new URL(request.url).pathname}?done=${answer.outcome}`, 303);
}

export default function CertificateDesign() {
  const { institute, inUse, draft, previewBytes, pictures, values, done } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/me`}>{t('progress:title')}</a> · {institute.name}
      </p>
      <h1>{t('design:title')}</h1>
      {sent && <Notice kind="bad">{t('design:fixFaults')}</Notice>}
      {!sent && done === 'saved' && <Notice kind="good">{t('design:saved')}</Notice>}
      {!sent && done === 'published' && <Notice kind="good">{t('design:published')}</Notice>}
      <p>{t('design:lead')}</p>
      <p>
        {inUse === null ? t('design:none') : t('design:inUse', { number: inUse })}
        {draft !== null && ` ${t('design:draft', { number: draft })}`}
      </p>
      {previewBytes !== null && (
        <p>
          <LinkButton to={`/${language}/studio/institutes/${institute.id}/certificate-design.pdf`}>
            {t('design:preview', { size: formatKilobytes(previewBytes, language) })}
          </LinkButton>
        </p>
      )}
      <DesignForm pictures={pictures} typed={sent?.typed ?? values} faults={sent?.faults ?? {}} />
    </>
  );
}
