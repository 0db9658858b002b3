import type { ItemBody } from '~db/schema/catalog';
import type { Responses } from '~db/schema/quizzes';

/** @returns the part of `responses` that answers these items: known options only, one answer where one is asked */
export function fitResponses(items: readonly ItemBody[], responses: Responses): Responses {
  const fitting: Responses = {};
  for (const item of items) {
    const given = responses[item.id];
    if (!given) continue;
    const kept = fitResponse(item, given);
    if (kept.length > 0) fitting[item.id] = kept;
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
      return given.slice(0, 1);
  }
}
