import { database } from '~db/client.server';
import { glossaryTerm } from '~db/schema/glossary';

/** Every term of the glossary by its id, in both languages, for those who write lessons. */
export const listTerms = () =>
  database()
    .select({ id: glossaryTerm.id, term: glossaryTerm.term })
    .from(glossaryTerm)
    .orderBy(glossaryTerm.id);
