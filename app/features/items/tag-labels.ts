import { contentId } from '~/platform/content/content-fields';
import type { Scoring } from '~db/schema/items';
import { difficulties, type ItemLabels, stages } from './read-question';
import { cutText } from './cut-text';

/** What the tags of a question say, beside what it is labelled with. */
export interface TagFacts {
  labels: ItemLabels;
  outcome: string;
  caseId: string | undefined;
  scoring: Scoring | undefined;
}

const scorings: readonly Scoring[] = ['all-or-nothing', 'partial'];

const oneOf = <Value extends string>(values: readonly Value[], value: string): Value | undefined =>
  values.find((one) => one === value);

/** Other systems know tags only: `stage:analysis`, `cadre:NO`, `outcome:ncd.o1` are read as what they name. */
export function readTags(tags: readonly string[]): TagFacts {
  const labels: ItemLabels = { cadres: [], difficulty: null, stage: null, tags: [] };
  const facts: TagFacts = { labels, outcome: '', caseId: undefined, scoring: undefined };
  for (const tag of tags.map((one) => one.trim()).filter((one) => one !== '')) {
    const [, name, value = ''] = /^([a-z]+):(.+)$/.exec(tag) ?? [];
    const difficulty = name === 'difficulty' ? oneOf(difficulties, value) : undefined;
    const stage = name === 'stage' ? oneOf(stages, value) : undefined;
    const scoring = name === 'scoring' ? oneOf(scorings, value) : undefined;
    const isId = contentId.safeParse(value).success;
    if (difficulty) labels.difficulty = difficulty;
    else if (stage) labels.stage = stage;
    else if (scoring) facts.scoring = scoring;
    else if (name === 'outcome' && isId) facts.outcome = value;
    else if (name === 'case' && isId) facts.caseId = value;
    else if (name === 'cadre' && /^[A-Z]{2,4}$/.test(value)) labels.cadres.push(value);
    else if (!labels.tags.includes(tag)) labels.tags.push(cutText(tag, 100));
  }
  return facts;
}

/** The same as tags, which other systems keep. */
export function writeTags({ labels, outcome, caseId, scoring }: TagFacts): string[] {
  return [
    ...(outcome ? [`outcome:${outcome}`] : []),
    ...(caseId ? [`case:${caseId}`] : []),
    ...(scoring ? [`scoring:${scoring}`] : []),
    ...labels.cadres.map((cadre) => `cadre:${cadre}`),
    ...(labels.difficulty ? [`difficulty:${labels.difficulty}`] : []),
    ...(labels.stage ? [`stage:${labels.stage}`] : []),
    ...labels.tags,
  ];
}
