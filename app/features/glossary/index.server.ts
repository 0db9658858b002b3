export { browseGlossary } from './browse-glossary.server';
export { keepGlossary, type KeptGlossary } from './keep-glossary.server';
export { listTermIds } from './list-term-ids.server';
export { listTerms } from './list-terms.server';
export { readGlossary } from './read-glossary.server';
