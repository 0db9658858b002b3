import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOutline } from './course-document';
import { type OutlineDeed, planOutline } from './plan-outline';

const slugs = ['one', 'two', 'three', 'four'];

const course = `id: c9
modules:
${slugs
  .map(
    (slug) => `  - { id: c9.${slug}, slug: ${slug}, title: { sw: S, en: E }, lessons: [a, b, c] } # ${slug}`,
  )
  .join('\n')}
`;

function modulesAfter(deed: OutlineDeed) {
  const planned = planOutline(deed, {
    courseId: 'c9',
    files: new Map([['course.yml', { text: course }]]),
    fresh: 9,
    author: { sw: 'T', en: 'T' },
    today: '2026-11-29',
  });
  if ('fault' in planned) throw new Error(planned.fault);
  const [file] = planned.changes;
  return readOutline(file?.content && 'text' in file.content ? file.content.text : '').modules;
}

test('a module moves by as many places as it is dragged, to the ends of the course at most', () => {
  fc.assert(
    fc.property(fc.constantFrom(...slugs), fc.integer({ min: -9, max: 9 }), (module, by) => {
      const after = modulesAfter({ kind: 'moveModule', module, by }).map(({ slug }) => slug);
      const others = slugs.filter((slug) => slug !== module);
      const place = Math.min(Math.max(slugs.indexOf(module) + by, 0), others.length);
      expect(after).toEqual(others.toSpliced(place, 0, module));
    }),
    { numRuns: 30 },
  );
});

test('a lesson moves within its module and no other', () => {
  const after = modulesAfter({ kind: 'moveLesson', module: 'two', lesson: 'c', by: -2 });
  expect(after.map(({ lessons }) => lessons.join(''))).toEqual(['abc', 'cab', 'abc', 'abc']);
});
