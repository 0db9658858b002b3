import { eq } from 'drizzle-orm';
import { getActorById } from '~/features/accounts/index.server';
import { createDraft, saveDraftFile } from '~/features/authoring/index.server';
import { withDatabase } from '~/cli/with-database.server';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';

/** Run beside a server: makes a draft with one lesson for the author whose phone and whose draft's address it is given. */
const [phone = '', slug = ''] = process.argv.slice(2);
await withDatabase(async () => {
  const [row] = await database().select({ id: account.id }).from(account).where(eq(account.phone, phone));
  const actor = row && (await getActorById(row.id));
  if (!actor) throw new Error(`nobody has the number ${phone}`);
  const author = { ...actor, address: null };
  const draft = await createDraft(author, {
    institute: 'ttcih',
    slug,
    titleSw: 'Kuhesabu',
    titleEn: 'Counting',
  });
  if (draft.outcome !== 'created') throw new Error(draft.outcome);
  const facts = (title: string) =>
    [
      '---',
      `id: ${draft.id}.m1.rejesta`,
      `title: ${title}`,
      'summary: Kuhesabu mistari ya rejesta',
      'minutes: 5',
      'stage: collection',
      'author: TTCIH',
      'updated: 2026-11-01',
      'sources: [WHO]',
      '---',
      '',
      '',
    ].join('\n');
  const texts = {
    sw: `${facts('Rejesta')}## Kuhesabu\n\nHesabu mistari 12 ya rejesta.\n`,
    en: `${facts('Register')}## Counting\n\nCount the 12 rows of the register.\n`,
  };
  for (const [language, text] of Object.entries(texts)) {
    const path = `m1/rejesta/lesson.${language}.mdx`;
    const saved = await saveDraftFile(author, { course: draft.id, path, text, version: 0 });
    if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  }
});
