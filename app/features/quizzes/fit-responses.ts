import type { ItemBody } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';

const longestResponse = 100;

/**
 * An answer as it can be kept: without the characters that PostgreSQL's jsonb refuses (NUL, half a surrogate pair:
 * https://www.postgresql.org/docs/17/datatype-json.html), and no longer than any number is.
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
  for (const item of items) {
    const given = Object.hasOwn(responses, item.id) ? responses[item.id] : undefined;
    if (!given) continue;
    const kept = fitResponse(item, given);
    if (kept.length > 0 || given.length === 0) fitting[item.id] = kept;
  }
  return fitting;
}

function fitResponse(item: ItemBody, given: string[]): string[] {
  switch (item.type) {
    case 'single':
    case 'multi': {
      const known = item.options.map((option) => option.key).filter((key) => given.includes(key));
      return item.type === 'multi' ? known : known.slice(0, 1);
    }
    case 'true_false':
      return given.filter((value) => value === 'true' || value === 'false').slice(0, 1);
    case 'numeric':
      return given.map(tidyResponse).filter(Boolean).slice(0, 1);
  }
}

/** @returns the answers kept so far with newer ones in their place; what was taken back is gone, what isn't mentioned stays */
export function mergeResponses(kept: Responses, newer: Responses): Responses {
  return Object.fromEntries(
    Object.entries({ ...kept, ...newer }).filter(([, response]) => response.length > 0),
  );
}
