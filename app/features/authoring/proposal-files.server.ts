import type { Transaction } from '~db/client.server';
import { proposalText } from '~db/schema/authoring';
import type { PackageFiles } from '~/features/catalog/index.server';
import { renameIds, renameInstitute } from './rename-ids';

interface Owner {
  /** The course that it proposes to. */
  originId: string;
  id: string;
  instituteId: string;
}

/** The lessons of a course as the draft's own: under its ids, and its institute's. */
export function asOwn(files: PackageFiles, { originId, id, instituteId }: Owner): PackageFiles {
  const own = renameIds(files, originId, id);
  const outline = own.get('course.yml')?.toString('utf8') ?? '';
  own.set('course.yml', Buffer.from(renameInstitute(outline, instituteId)));
  return own;
}

/** The lessons' texts of a package, by their paths. */
export const lessonTexts = (files: PackageFiles): [string, string][] =>
  [...files].flatMap(([name, body]) => (name.endsWith('.mdx') ? [[name, body.toString('utf8')]] : []));

/** Keeps the texts of the course that a proposal is made from; what was said of others before is gone. */
export async function keepBases(
  tx: Transaction,
  { id, instituteId }: Omit<Owner, 'originId'>,
  texts: [string, string][],
): Promise<void> {
  for (const [name, base] of texts) {
    await tx
      .insert(proposalText)
      .values({ draftId: id, path: name, instituteId, base, media: {} })
      .onConflictDoUpdate({
        target: [proposalText.draftId, proposalText.path],
        set: { base, proposed: null, verdict: null, reason: null },
      });
  }
}
