import { randomBytes } from 'node:crypto';
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { ItemForm } from '~/features/items/components/item-form';
import {
  changeList,
  explainItemFaults,
  itemOfTyped,
  itemTypes,
  newTyped,
  typedOfFields,
  typedOfItem,
  withoutEmptyEntries,
  withPicture,
} from '~/features/items/index';
import { type BankItem, getBankItem, judgeItem, saveItem, showItem } from '~/features/items/index.server';
import { ItemsFilterSchema, LabelsSchema, WrittenByFormSchema } from '~/features/items/schemas';
import { PreviewedItems } from '~/features/quizzes/components/previewed-items';
import { previewItem } from '~/features/quizzes/index';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import { editorPage } from '~/platform/security/headers.server';
import { SelectField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireBank } from './require-item-worker.server';
import { takePicture } from './take-picture.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.heading) : [];

export const headers: HeadersFunction = () => ({ ...personalPage, ...editorPage });

const noLabels = { outcome: '', cadres: [], difficulty: null, stage: null, tags: '' };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { worker, bank } = await requireBank(request, context, params);
  const query = new URL(request.url).searchParams;
  const itemId = query.get('item');
  const t = getTranslator(language);
  const found = itemId === null ? undefined : await getBankItem(worker, bank.id, itemId);
  if (itemId !== null && !found) throw notFound();
  const item = found?.item;
  const type = item?.type ?? ItemsFilterSchema.parse({ type: query.get('type') }).type;
  const sheet = type && {
    id: item?.itemId ?? `q.${randomBytes(8).toString('hex')}`,
    type,
    version: item?.version ?? '',
    typed: item?.body ? typedOfItem(item.body) : newTyped(type),
    labels: item ? labelsOf(item) : noLabels,
    alt: { sw: '', en: '' },
  };
  return {
    heading: t(item ? 'items:form.editTitle' : 'items:form.title'),
    person: worker.id,
    bank: { id: bank.id, title: bank.title[language] },
    itemId,
    sheet: sheet ?? null,
  };
}

const labelsOf = ({ outcome, cadres, difficulty, stage, tags }: BankItem['item']) => ({
  outcome,
  cadres,
  difficulty,
  stage,
  tags: tags.join(', '),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const form = await readForm(request);
  await keepTyped(request, form);
  const { worker, bank } = await requireBank(request, context, params);
  const fields = textFields(form);
  const about = WrittenByFormSchema.safeParse(fields);
  if (!about.success) return data(null, { status: 422 });
  const { id, type, version } = about.data;
  const typed = typedOfFields(type, fields);
  const read = LabelsSchema.safeParse({ ...fields, cadres: form.getAll('cadres') });
  const labels = {
    outcome: fields.outcome ?? '',
    cadres: form.getAll('cadres').map(String),
    difficulty: fields.difficulty ?? '',
    stage: fields.stage ?? '',
    tags: fields.tags ?? '',
  };
  const alt = { sw: fields.pictureAltSw ?? '', en: fields.pictureAltEn ?? '' };
  const sheet = { id, type, version, typed, labels, alt };
  const deed = fields.deed ?? 'save';
  if (deed === 'picture') {
    const taken = await takePicture(worker, bank.id, form, alt, language);
    if ('faults' in taken) return data({ ...nothingWrong, sheet, ...taken }, { status: 422 });
    const shown = { ...sheet, alt: { sw: '', en: '' }, typed: withPicture(typed, taken.path, alt) };
    return data({ ...nothingWrong, sheet: shown });
  }
  if (deed !== 'save' && deed !== 'preview') {
    const changed = changeList(type, typed, deed) ?? typed;
    return data({ ...nothingWrong, sheet: { ...sheet, typed: changed } });
  }
  const compact = { ...sheet, typed: withoutEmptyEntries(type, typed) };
  const item = itemOfTyped(id, type, compact.typed);
  const t = getTranslator(language);
  const faults = {
    ...explainItemFaults(judgeItem(item), t),
    ...(read.success ? {} : { tags: t('items:form.fault.tags') }),
    ...(read.data?.outcome === labels.outcome.trim() ? {} : { outcome: t('items:form.fault.outcome') }),
  };
  const isFaulty = Object.keys(faults).length > 0;
  if (isFaulty || !read.success || deed === 'preview') {
    const preview = isFaulty ? null : previewsOf(item, `/${language}/studio/items/${bank.id}/media`);
    return data({ ...nothingWrong, sheet: compact, faults, preview }, { status: isFaulty ? 422 : 200 });
  }
  const answer = await saveItem(worker, bank.id, { item, labels: read.data, version });
  switch (answer.outcome) {
    case 'notFound':
      throw notFound();
    case 'changed': {
      const theirs = { ...compact, version: answer.version };
      return data({ ...nothingWrong, sheet: theirs, isChanged: true }, { status: 409 });
    }
    case 'saved':
      return redirect(`/${language}/studio/items/${bank.id}/questions/${id}?done=written`, 303);
  }
}

type Previews = ReturnType<typeof previewsOf>;

const nothingWrong: { faults: Partial<Record<string, string>>; preview: Previews; isChanged: boolean } = {
  faults: {},
  preview: null,
  isChanged: false,
};

function previewsOf(item: ReturnType<typeof itemOfTyped>, folder: string) {
  const shown = showItem({ item: { body: item, outcome: '' } }, folder);
  if (!shown) return null;
  return { sw: previewItem(shown.body, shown.html, 'sw'), en: previewItem(shown.body, shown.html, 'en') };
}

export default function WriteItem() {
  const { heading, person, bank, itemId, sheet } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const shown = sent?.sheet ?? sheet;
  const home = `/${language}/studio/items/${bank.id}`;
  return (
    <>
      <p className="crumb">
        <a href={home}>{bank.title}</a>
      </p>
      <h1>{heading}</h1>
      {sent?.isChanged && (
        <Notice kind="bad">
          {t('items:form.changed')}{' '}
          <a href={`${home}/questions/${itemId ?? ''}`} target="_blank" rel="noreferrer">
            {t('items:form.theirs')}
          </a>
        </Notice>
      )}
      {sent && Object.keys(sent.faults).length > 0 && <Notice kind="bad">{t('items:fixFaults')}</Notice>}
      {sent?.preview && <PreviewedItems {...sent.preview} />}
      {shown ? (
        <>
          <p>{t('items:form.lead')}</p>
          <ItemForm
            {...shown}
            faults={sent?.faults ?? {}}
            kept={{
              person,
              of: `${bank.id} ${itemId ?? `new ${shown.type}`}`,
              state: sent ? 'typed' : 'fresh',
              again: 'deed',
            }}
          />
        </>
      ) : (
        <form>
          {itemId !== null && <input type="hidden" name="item" value={itemId} />}
          <SelectField name="type" label={t('items:form.chooseType')}>
            {itemTypes.map((type) => (
              <option key={type} value={type}>
                {t(`items:type.${type}`)}
              </option>
            ))}
          </SelectField>
          <button className="button">{t('items:form.start')}</button>
        </form>
      )}
    </>
  );
}

export const ErrorBoundary = SignedOut;
