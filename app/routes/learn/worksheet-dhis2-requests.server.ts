import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { getActor } from '~/features/accounts/index.server';
import { answersForPeople } from '~/features/accounts/policy';
import { titleOf, worksheetAt } from '~/features/worksheets/index';
import { chooseFromDhis2, type Dhis2Figures, readDhis2 } from '~/features/worksheets/index.server';
import {
  CarriedFiguresSchema,
  Dhis2FormQuestionSchema,
  Dhis2QuestionSchema,
} from '~/features/worksheets/schemas';
import type { PullAnswer } from '~/platform/dhis2/ask-dhis2.server';
import type { Dhis2Settings } from '~/platform/dhis2/dhis2-settings.server';
import { fetchAnalytics } from '~/platform/dhis2/fetch-analytics.server';
import { fetchDataValues } from '~/platform/dhis2/fetch-data-values.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { getTranslator } from '~/platform/i18n/translate';
import { countTry, type RateLimit } from '~/platform/security/rate-limit.server';
import { readSettings } from '~/platform/settings.server';

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Fields = Record<string, string>;

const pulls: RateLimit = { name: 'dhis2:person', limit: 30, windowSeconds: 3600 };

/** @throws 404 where the address names no part that takes figures of DHIS2 */
function askedOf({ params, request }: Args) {
  const worksheet = worksheetAt(params.toolkit ?? '', params.worksheet ?? '');
  const name = new URL(request.url).searchParams.get('part') ?? '';
  const part = worksheet?.parts[name];
  if (!worksheet || !part?.isOnPage || part.fromDhis2 === undefined) throw notFound();
  return { worksheet, name, part, language: pageLanguage(params) };
}

type Asked = ReturnType<typeof askedOf>;

/** Who may ask the DHIS2 that Tumia is connected to: its token sees more than a learner of anywhere should. */
async function pullerOf(request: Request) {
  const actor = await getActor(request);
  const { dhis2 } = readSettings();
  return dhis2 && actor && answersForPeople(actor) ? { actor, dhis2 } : undefined;
}

interface Shown {
  fields: Fields;
  /** What is wrong with the file. */
  fault?: string;
  /** What is wrong with what was asked of DHIS2, or with its answer. */
  pullFault?: string;
  /** Fields of the question to DHIS2 that can't be read. */
  wrong?: string[];
  figures?: Dhis2Figures;
  isChosen?: boolean;
}

async function show(args: Args, { worksheet, name, part, language }: Asked, shown: Shown) {
  const { fields, fault, pullFault = null, wrong = [], figures, isChosen } = shown;
  const { pasted = '', elements = '', dataSets = '', places = '', periods = '' } = fields;
  const page = figures && chooseFromDhis2(worksheet, part, figures, isChosen ? fields : undefined, language);
  const isRefused =
    fault !== undefined || pullFault !== null || wrong.length > 0 || (isChosen && page?.filled === null);
  return data(
    {
      name,
      title: titleOf(worksheet, language),
      mayPull: (await pullerOf(args.request)) !== undefined,
      source: { pasted: figures ? '' : pasted, fault },
      pull: { typed: { elements, dataSets, places, periods }, wrong, fault: pullFault },
      page: page ?? null,
      leftOut: figures?.leftOut ?? 0,
      carried: figures ? JSON.stringify(figures) : '',
    },
    { status: isRefused ? 422 : 200 },
  );
}

export const showDhis2 = (args: LoaderFunctionArgs) => show(args, askedOf(args), { fields: {} });

/** Reads an export, fetches figures, or puts figures where a reader said that they belong. Nothing is stored. */
export async function actOnDhis2(args: ActionFunctionArgs) {
  const asked = askedOf(args);
  const form = await readForm(args.request);
  const fields = textFields(form);
  if (fields.step === 'fill') return fill(args, asked, fields);
  if (fields.step === 'pull') return pull(args, asked, fields);
  const file = form.get('file');
  const bytes =
    file instanceof File && file.size > 0
      ? new Uint8Array(await file.arrayBuffer())
      : new TextEncoder().encode(fields.pasted ?? '');
  const answer = await readDhis2(bytes);
  const t = getTranslator(asked.language);
  return answer.ok
    ? show(args, asked, { fields, figures: answer })
    : show(args, asked, { fields, fault: t(`worksheets:dhis2.fault.${answer.fault}`) });
}

async function fill(args: ActionFunctionArgs, asked: Asked, fields: Fields) {
  const carried = CarriedFiguresSchema.safeParse(parsed(fields.carried ?? ''));
  if (!carried.success) throw data(null, { status: 400 });
  return show(args, asked, { fields, figures: carried.data, isChosen: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What is asked of DHIS2: its forms where some are named, else what it has added up. */
function questionIn(
  fields: Fields,
): { ask: (dhis2: Dhis2Settings) => Promise<PullAnswer> } | { wrong: string[] } {
  const wrongIn = (issues: { path: PropertyKey[] }[]) => ({
    wrong: [...new Set(issues.map(({ path }) => String(path[0])))],
  });
  if ((fields.dataSets ?? '').trim() !== '') {
    const forms = Dhis2FormQuestionSchema.safeParse(fields);
    return forms.success
      ? { ask: (dhis2) => fetchDataValues(dhis2, forms.data) }
      : wrongIn(forms.error.issues);
  }
  const analytics = Dhis2QuestionSchema.safeParse(fields);
  return analytics.success
    ? { ask: (dhis2) => fetchAnalytics(dhis2, analytics.data) }
    : wrongIn(analytics.error.issues);
}

async function pull(args: ActionFunctionArgs, asked: Asked, fields: Fields) {
  const puller = await pullerOf(args.request);
  if (!puller) throw notFound();
  const t = getTranslator(asked.language);
  const question = questionIn(fields);
  if ('wrong' in question) return show(args, asked, { fields, wrong: question.wrong });
  const counted = await countTry(pulls, puller.actor.id);
  if (!counted.allowed)
    return show(args, asked, { fields, pullFault: t('worksheets:dhis2.pullFault.tooOften') });
  const answer = await question.ask(puller.dhis2);
  if (!answer.ok) {
    const said = answer.message === undefined ? '' : ` “${answer.message}”`;
    return show(args, asked, {
      fields,
      pullFault: `${t(`worksheets:dhis2.pullFault.${answer.fault}`)}${said}`,
    });
  }
  const read = await readDhis2(answer.bytes);
  return read.ok
    ? show(args, asked, { fields, figures: read })
    : show(args, asked, { fields, pullFault: t(`worksheets:dhis2.fault.${read.fault}`) });
}
