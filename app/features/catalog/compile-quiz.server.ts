import path from 'node:path';
import { type CompiledItem, drawItemChart } from '~/features/items/index.server';
import {
  isMediaReady,
  type Media,
  type MediaFile,
  prepareMedia,
  publicHtml,
  type References,
} from '~/mdx/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { placeInYamlText } from '~/platform/content/parse-yaml.server';
import { type Language, languages } from '~/platform/i18n/language';
import type { ItemBody, Localized } from '~db/schema/items';
import { compileOnce, isCompiled } from './compile-once.server';
import { hashOf } from './hash-of.server';
import type { QuizFiles } from './read-package.server';
import type { QuizFile } from './schemas';
import { shownMedia, unusedMedia } from './shown-media';

export interface CompiledQuiz extends Omit<QuizFile, 'items'> {
  items: CompiledItem[];
  /** Pictures, recordings and files to serve. */
  files: MediaFile[];
}

/** Compiles what the questions of a quiz are about, each case once, and draws its charts. */
export async function compileQuiz(files: QuizFiles): Promise<{ quiz: CompiledQuiz; faults: ContentFault[] }> {
  const { quiz } = files;
  const stimuli = stimuliOf(files);
  const written = stimuli.flatMap(({ stimulus }) => languages.map((language) => stimulus[language]));
  const prepared = await prepareMedia({ ...files.taken?.media, ...files.media }, written);
  const folder = path.posix.dirname(files.file);
  const faults = unusedMedia(folder === '.' ? '' : folder, Object.keys(files.media), written);
  const htmlOf = new Map<string, Localized>();
  for (const { name, stimulus, place } of stimuli) {
    const compiled = await compileStimulus(stimulus, prepared.media);
    for (const { language, ...fault } of compiled.faults) {
      faults.push({ ...fault, ...placeInYamlText(files.file, files.text, [...place, language], fault) });
    }
    htmlOf.set(name, compiled.html);
  }
  const items = quiz.items.map((body): CompiledItem => {
    const media = shownMedia(prepared.media, Object.values(body.stimulus ?? {}).join('\n'));
    return {
      body,
      media,
      hash: Object.keys(media).length > 0 ? hashOf({ body, media }) : hashOf(body),
      html: { stimulus: htmlOf.get(stimulusOf(body)) ?? null, chart: drawItemChart(body) },
    };
  });
  return { faults, quiz: { ...quiz, items, files: prepared.files } };
}

/** Names what an item is about: its case's text, or its own. */
const stimulusOf = ({ id, caseId }: ItemBody) => (caseId ? `case ${caseId}` : `item ${id}`);

interface Stimulus {
  name: string;
  stimulus: Localized;
  /** Where it stands in the quiz's file. */
  place: (string | number)[];
}

function stimuliOf({ quiz: { cases, items }, taken }: QuizFiles): Stimulus[] {
  const own = new Set(cases.map(({ id }) => id));
  const ofBanks = items.filter(({ caseId }) => caseId && !own.has(caseId));
  const casesOfBanks = new Map(ofBanks.map((item) => [item.caseId ?? '', item]));
  return [
    ...cases.map(({ id, stimulus }, index) => ({
      name: `case ${id}`,
      stimulus,
      place: ['cases', index, 'stimulus'],
    })),
    ...[...items.filter(({ caseId }) => !caseId), ...casesOfBanks.values()].flatMap((item) =>
      item.stimulus
        ? [
            {
              name: stimulusOf(item),
              stimulus: item.stimulus,
              place: taken?.places.get(item.id) ?? ['items', items.indexOf(item), 'stimulus'],
            },
          ]
        : [],
    ),
  ];
}

/** Questions refer to nothing outside of them. */
const noReferences: References = { terms: [], worksheets: {} };

const sourceOf = (stimulus: Localized, language: Language, media: Media) => ({
  source: Buffer.from(stimulus[language]),
  language,
  media,
  references: noReferences,
  holds: 'stimulus' as const,
});

/** Whether a quiz would be compiled from what is remembered. */
export async function isQuizReady(files: QuizFiles): Promise<boolean> {
  const stimuli = stimuliOf(files).map(({ stimulus }) => stimulus);
  const written = stimuli.flatMap((stimulus) => languages.map((language) => stimulus[language]));
  const given = { ...files.taken?.media, ...files.media };
  if (!isMediaReady(given, written)) return false;
  const { media } = await prepareMedia(given, written);
  return stimuli.every((stimulus) =>
    languages.every((language) => isCompiled(sourceOf(stimulus, language, media))),
  );
}

async function compileStimulus(stimulus: Localized, media: Media) {
  const html: Localized = { sw: '', en: '' };
  const faults: (Omit<ContentFault, 'file'> & { language: Language })[] = [];
  for (const language of languages) {
    const result = await compileOnce(sourceOf(stimulus, language, media));
    if (result.ok) html[language] = publicHtml(result.blocks);
    else faults.push(...result.faults.map((fault) => ({ ...fault, language })));
  }
  return { html, faults };
}
