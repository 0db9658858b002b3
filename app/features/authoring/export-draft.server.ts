import { zipSync } from 'fflate';
import type { DraftActor } from './draft-actor.server';
import { findDraft } from './find-draft.server';
import { readDraftPackage } from './get-draft-file.server';

/** Every file of a zip says this, so that the same draft gives the same bytes. */
const noTime = new Date(2026, 0, 1);

/** A draft as a zip that `content:import` takes. @returns undefined where the draft is not the actor's to see */
export async function exportDraft(
  actor: DraftActor,
  slug: string,
): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const draft = await findDraft(actor, slug);
  if (!draft) return undefined;
  const files = await readDraftPackage(draft.id);
  const named = Object.fromEntries([...files].map(([path, body]) => [`${slug}/${path}`, new Uint8Array(body)]));
  return { name: `${slug}.zip`, bytes: zipSync(named, { mtime: noTime }) };
}
