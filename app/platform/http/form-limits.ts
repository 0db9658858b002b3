const megabyte = 1024 * 1024;

/** Bytes of the largest form that is read: far above any form of ours, so that a too long field is told beside the field. */
const usual = 2 * megabyte;

/** What a phone sends of its outbox at a time. */
const outbox = [/^\/sync$/, 256 * 1024] as const;

/**
 * Addresses that take a file: a list of 50,000 people as CSV has some 8 MB, a file of questions 10 MB at most, a question's picture 8 MB, a design four pictures of 1 MB, an
 * export of DHIS2 about as much, a lesson's picture or document 20 MB, a course with its media 60 MB.
 */
const uploads: readonly (readonly [RegExp, number])[] = [
  [/^\/(sw|en)\/people\/import$/, 12 * megabyte],
  [/^\/(sw|en)\/studio\/items\/[^/]+\/(import|write)$/, 12 * megabyte],
  [/^\/(sw|en)\/studio\/courses\/[^/]+\/lessons\/[^/]+(\/(bring|media|both))?$/, 22 * megabyte],
  [/^\/(sw|en)\/toolkits\/[^/]+\/[^/]+\/dhis2$/, 5 * megabyte],
  [/^\/(sw|en)\/studio\/courses$/, 60 * megabyte],
  [/^\/(sw|en)\/studio\/institutes\/[^/]+\/certificate-design$/, 5 * megabyte],
];

/** How many bytes a form that is sent to this path may have. */
export const maxFormBytes = (pathname: string): number =>
  [outbox, ...uploads].find(([path]) => path.test(pathname))?.[1] ?? usual;
