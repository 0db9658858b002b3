import { expect, test } from 'vitest';
import type { ItemDraft } from '~db/schema/items';
import type { BankItem } from './get-bank-item.server';
import { showItem } from './show-item.server';

const sw = (text: string) => ({ sw: text, en: null });

const kept = (body: ItemDraft | null) =>
  showItem({ item: { itemId: 'q1', outcome: 'data.o1', body } } as BankItem, '/sw/studio/items/b/media');

const asked = (stimulus: string, more: Partial<ItemDraft> = {}): ItemDraft =>
  ({
    id: 'q1',
    outcome: '',
    stem: sw('Je?'),
    stimulus: sw(stimulus),
    type: 'true_false',
    answer: true,
    feedback: { right: { sw: null, en: null }, wrong: { sw: null, en: null } },
    ...more,
  }) as ItemDraft;

test('a text of one language stands for both, and is told as missing', () => {
  const shown = kept(asked('Kisa'));
  expect(shown).toMatchObject({
    body: { outcome: 'data.o1', stem: { sw: 'Je?', en: 'Je?' }, feedback: { right: { sw: '', en: '' } } },
    missing: ['en'],
    faults: [],
  });
});

test('what keeps a question from being asked is told', () => {
  const option = (key: string) => ({ key, correct: true, text: { sw: key, en: key }, feedback: sw('') });
  expect(kept(asked('x', { type: 'single', options: [option('a'), option('b')] }))).toMatchObject({
    faults: [{ code: 'singleCorrect' }],
  });
});

test.for([
  '[soma](javascript:alert`1`)',
  '<Figure src="javascript:alert(1)" alt="x" />',
  '<Figure src="media/a.png" alt="x&#x22; onerror=&#x22;alert(1)" />',
  '![x](data:text/html;base64,PHNjcmlwdD4=)',
  '<script>{"alert(1)"}</script>',
  '<iframe src="https://example.org" />',
  '{alert(1)}',
])('nothing that was imported can act in a page: %s', (mdx) => {
  const html = kept(asked(mdx))?.html.stimulus?.sw ?? '';
  expect(html).not.toMatch(/javascript:|<script|<iframe|data:|<[^>]*\sonerror=(?!&)/i);
});

test('pictures of a bank are shown from the bank', () => {
  expect(kept(asked('<Figure src="media/3fa9.png" alt="Chati" />'))?.html.stimulus?.sw).toContain(
    '<img src="/sw/studio/items/b/media/3fa9.png" alt="Chati">',
  );
});

test('a draft is not shown', () => {
  expect(kept(null)).toBeUndefined();
});
