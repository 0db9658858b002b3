/** The scripts that a page may have, each with what it may cost in bytes of brotli. */
export const enhancements: Record<string, number> = {
  'keep-pages': 832,
  'kept-list': 2048,
  'own-outbox': 1024,
  'facility-type-ahead': 1536,
  'check-certificate': 2048,
  'client-list': 4096,
  'download-course': 3072,
  'take-quizzes': 1088,
  'order-outline': 1024,
  'preview-item': 1024,
  'keep-form': 3072,
  'compute-worksheet-sw': 43 * 1024,
  'compute-worksheet-en': 42 * 1024,
  /** The studio's editor: a program in itself, for authors at a desk; no learner's page links it. */
  'edit-lesson': 124 * 1024,
};

/** The scripts that a page loads when it needs them, likewise. */
export const loadedOnDemand: Record<string, number> = {
  'check-payload': 9 * 1024,
  'read-code': 16 * 1024,
  'draw-charts': 84 * 1024,
};

/** The one that every page has; the service worker that it brings is weighed with it. */
export const onEveryPage = { name: 'keep-pages', withWorker: 12 * 1024 };

const linkOfScript = /<script defer="" src="(\/assets\/scripts\/([\w-]+)-[\w-]{8}\.js)"><\/script>/g;

/** @returns name and address of each enhancement that a page links */
export const enhancementsOf = (html: string): { name: string; path: string }[] =>
  [...html.matchAll(linkOfScript)].map(([, path = '', name = '']) => ({ name, path }));

/** @returns name and address of each script that a page names for later */
export const onDemandOf = (html: string): { name: string; path: string }[] =>
  [...html.matchAll(/ data-\w+="(\/assets\/scripts\/([\w-]+)-[\w-]{8}\.js)"/g)].map(
    ([, path = '', name = '']) => ({ name, path }),
  );

/** A page without the links of its enhancements: it holds no other script. */
export const withoutEnhancements = (html: string): string => html.replaceAll(linkOfScript, '');
