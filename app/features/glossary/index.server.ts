export { browseGlossary } from './browse-glossary.server';
export { keepGlossary, type KeptGlossary } from './keep-glossary.server';
export { readGlossary } from './read-glossary.server';
