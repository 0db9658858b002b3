import { expect, test } from 'vitest';
import { editAbout, readAbout } from './edit-about';

const course = `# who wrote it
id: t1
institute: ttcih # ours
topic: small-topic
title: { en: 'Small course', sw: "Kozi ndogo" }
summary: { en: 'Small', sw: 'Ndogo' }
cadres: [NO, CO]
hours: 1
creditPoints: 2
inks: lake
outcomes:
  - { id: t1.o1, text: { en: 'Count', sw: 'Kuhesabu' } } # first
modules: []
completion:
  worksheets: [W08]
`;

const asForm = () => {
  const { outcomes, ...about } = readAbout(course);
  return { ...about, inks: 'lake' as const, outcomes: outcomes.map(({ text }) => text) };
};

test('a form that changes nothing leaves the file as it is', () => {
  expect(editAbout(course, 't1', asForm(), 9)).toBe(course);
});

test('comments, quotes and what the form doesn’t ask for stay', () => {
  const edited = editAbout(course, 't1', { ...asForm(), hours: 3, minimumDays: 7, validMonths: 24 }, 9) ?? '';
  expect(edited).toContain('institute: ttcih # ours');
  expect(edited).toContain(`title: { en: 'Small course', sw: "Kozi ndogo" }`);
  expect(edited).toContain('worksheets: [ W08 ]');
  expect(readAbout(edited)).toMatchObject({ hours: 3, minimumDays: 7, validMonths: 24 });
  expect(editAbout(edited, 't1', { ...asForm(), hours: 1 }, 10)).not.toContain('minimumDays');
});

test('an outcome keeps its id, and a new one gets one that nothing has had', () => {
  const outcomes = [{ en: 'Count well', sw: 'Kuhesabu vizuri' }, { en: 'Check', sw: 'Kuhakiki' }];
  const edited = editAbout(course, 't1', { ...asForm(), outcomes }, 9) ?? '';
  expect(readAbout(edited).outcomes.map(({ id }) => id)).toEqual(['t1.o1', 't1.o10']);
});

test('a file that is no YAML is left alone', () => {
  expect(editAbout('a: [', 't1', asForm(), 9)).toBeUndefined();
});
