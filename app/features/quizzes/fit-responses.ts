import type { ItemBody } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';
import { type AnswerField, answerFieldsOf } from './answer-fields';

/** Characters of an answer that is typed: a few words, more than any accepted text has. */
export const longestResponse = 200;

/**
 * An answer as it can be kept: without the characters that PostgreSQL's jsonb refuses (NUL, half a surrogate pair:
 * https://www.postgresql.org/docs/17/datatype-json.html), and no longer than a short text is.
 */
export function tidyResponse(typed: string): string {
  return typed
    .trim()
    .slice(0, longestResponse)
    .replace(/[\0\p{Surrogate}]/gu, '')
    .trim();
}

/**
 * @returns the part of `responses` that answers these items: known options only, one answer where one is asked; an empty answer stands for one
 * that was taken back
 */
export function fitResponses(items: readonly ItemBody[], responses: Responses): Responses {
  const fitting: Responses = {};
  for (const field of items.flatMap(answerFieldsOf)) {
    const given = Object.hasOwn(responses, field.name) ? responses[field.name] : undefined;
    if (!given) continue;
    const kept = fitResponse(field, given);
    if (kept.length > 0 || given.length === 0) fitting[field.name] = kept;
  }
  return fitting;
}

function fitResponse(field: AnswerField, given: string[]): string[] {
  if (field.kind !== 'choice') return given.map(tidyResponse).filter(Boolean).slice(0, 1);
  const known = field.keys.filter((key) => given.includes(key));
  return field.several ? known : known.slice(0, 1);
}

/** @returns the answers kept so far with newer ones in their place; what was taken back is gone, what isn't mentioned stays */
export function mergeResponses(kept: Responses, newer: Responses): Responses {
  return Object.fromEntries(
    Object.entries({ ...kept, ...newer }).filter(([, response]) => response.length > 0),
  );
}
