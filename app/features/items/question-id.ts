import { createHash } from 'node:crypto';
import { contentId } from '~/platform/content/content-fields';
import type { ReadQuestion } from './read-question';

const longestId = 80;

/**
 * The id of a question from another system: its own where it has one of our form, else one made of what stays when its answers change.
 * @param key category and name, or the words of the question where it has no name
 */
export function questionId(own: string, ...key: string[]): string {
  if (own.length <= longestId && contentId.safeParse(own).success) return own;
  const named = own === '' ? key : [own];
  return `q.${createHash('sha256').update(named.join('\0')).digest('hex').slice(0, 16)}`;
}

/** Tells questions of one name apart by their order: the second gets `.2`. */
export function withOwnIds(questions: readonly ReadQuestion[]): ReadQuestion[] {
  const taken = new Set<string>();
  return questions.map((question) => {
    let id = question.id;
    for (let count = 2; taken.has(id); count += 1) id = `${question.id}.${count}`;
    taken.add(id);
    if (id === question.id) return question;
    return question.outcome === 'item'
      ? { ...question, id, item: { ...question.item, id } }
      : { ...question, id };
  });
}
