import { describe, expect, it } from 'vitest';
import { editLessonFacts, readLessonFacts } from './lesson-facts';

const lesson = (language: string) =>
  `---\nid: a.b # for ever\ntitle: T ${language}\nsummary: ''\nminutes: 10\nstage: collection\nauthor: TTCIH\nupdated: 2026-01-01\nsources: []\n---\n\nBody --- of ${language}.\n`;
const texts = { sw: lesson('sw'), en: lesson('en') };

describe('the facts of a lesson', () => {
  it('are written into both texts, and read from them again', () => {
    const facts = {
      ...readLessonFacts(texts),
      summary: { sw: 'Kwa ufupi: rejesta', en: 'In short: a register' },
      minutes: '15',
      sources: { sw: 'WHO 2020\nWizara: 2023', en: 'WHO 2020' },
      swahiliReviewer: 'Asha Juma',
    };
    const edited = editLessonFacts(texts, facts, '2026-11-28');
    if (!edited) throw new Error('the front matter was not read');
    expect(readLessonFacts(edited)).toEqual(facts);
    expect(edited.sw).toContain('id: a.b # for ever\n');
    expect(edited.sw).toContain('updated: 2026-11-28\n');
    expect(edited.en.endsWith('---\n\nBody --- of en.\n')).toBe(true);
  });

  it('stay as they are written where nothing changes', () => {
    expect(editLessonFacts(texts, readLessonFacts(texts), '2026-11-28')).toBe(texts);
  });

  it('are not written into a text without front matter', () => {
    const facts = { ...readLessonFacts(texts), minutes: '20' };
    expect(editLessonFacts({ ...texts, en: 'Body' }, facts, '2026-11-28')).toBeUndefined();
  });
});
