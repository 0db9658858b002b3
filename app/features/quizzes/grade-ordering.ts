import type { ItemOf } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';
import { answerIn } from './answer-fields';
import { scored } from './share';

/**
 * The share of neighbours that were put one directly after the other, so that one step in a wrong place doesn't make all later ones
 * wrong: Moodle's “relative to the next item, excluding last” (https://docs.moodle.org/405/en/Ordering_question_type). A place
 * that two steps have counts for neither.
 */
export function gradeOrdering({ id, steps, scoring }: ItemOf<'ordering'>, responses: Responses): number {
  const places = steps.map(({ key }) => answerIn(responses, `${id}.${key}`)[0]);
  const placeOf = (index: number) => {
    const place = places[index];
    return place !== undefined && places.indexOf(place) === places.lastIndexOf(place)
      ? Number(place)
      : Number.NaN;
  };
  const neighbours = steps.slice(1).map((_, index) => placeOf(index + 1) === placeOf(index) + 1);
  return scored(neighbours.filter(Boolean).length / neighbours.length, scoring);
}
