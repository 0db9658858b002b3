import type { Question } from './get-overview.server';

/** The name of a region or council that a question's places divide into; its id where it is none of them. */
export function nameOfArea({ choices, sight }: Pick<Question, 'choices' | 'sight'>, id: string): string {
  const places =
    sight.children.kind === 'region' ? choices.areas : choices.areas.flatMap(({ councils }) => councils);
  return places.find((one) => one.id === id)?.name ?? id;
}
