import type { LessonSource, Media, References } from '~/mdx/index.server';
import type { Language } from '~/platform/i18n/language';

/** What test lessons may refer to. */
const references: References = {
  terms: ['coverage', 'verification-factor'],
  worksheets: {
    W02: {
      title: 'Kigezo cha uhakiki',
      path: '/sw/toolkits/data-quality/recount',
      parts: { facilities: ['facilities.*.recounted.*', 'month'], rate: ['reported'] },
    },
  },
};

/** @returns drawings as a lesson gets them, from their SVG */
export function drawings(svgs: Record<string, string>): Media {
  return Object.fromEntries(
    Object.entries(svgs).map(([name, svg]) => [name, { kind: 'drawing', bytes: Buffer.from(svg) }]),
  );
}

/** A lesson for the compiler, in Swahili and without media unless they are given. */
export function lessonSource(
  source: string | Uint8Array,
  { language = 'sw', media = {} }: { language?: Language; media?: Media } = {},
): LessonSource {
  return { source, language, media, references };
}
