import { eq, sql } from 'drizzle-orm';
import { hashOf, keepMediaFiles } from '~/features/catalog/index.server';
import { rendererVersion } from '~/mdx/renderer-version';
import type { Transaction } from '~db/client.server';
import {
  toolkit,
  type ToolkitManifest,
  toolkitRendering,
  toolkitRevision,
  toolkitText,
} from '~db/schema/toolkits';
import type { CompiledText, CompiledToolkit } from './compile-toolkit.server';
import type { ReadyToolkit } from './prepare-toolkits.server';

export interface ImportedToolkit {
  slug: string;
  outcome: 'new' | 'updated' | 'unchanged';
  /** The number of its revision; absent where nothing was imported. */
  revision?: number;
}

/** Keeps toolkits as revisions and makes them the current ones, in the caller's transaction. */
export async function keepToolkits(
  tx: Transaction,
  ready: readonly ReadyToolkit[],
): Promise<ImportedToolkit[]> {
  const kept: ImportedToolkit[] = [];
  for (const { slug, digest, compiled } of ready) {
    kept.push(compiled ? await keepToolkit(tx, compiled, digest) : { slug, outcome: 'unchanged' });
  }
  return kept;
}

async function keepToolkit(
  tx: Transaction,
  compiled: CompiledToolkit,
  digest: string,
): Promise<ImportedToolkit> {
  const { slug, texts, files } = compiled;
  const { id, institute: instituteId, position } = compiled.toolkit;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`toolkit ${id}`}, 0))`);
  for (const text of [texts.guide.sw, texts.guide.en, texts.jobAid.sw, texts.jobAid.en]) {
    await keepText(tx, instituteId, text);
  }
  await keepMediaFiles(tx, instituteId, files);
  const [earlier] = await tx
    .select({ revision: toolkit.currentRevision })
    .from(toolkit)
    .where(eq(toolkit.id, id));
  const revision = await keepRevision(tx, instituteId, manifestOf(compiled));
  const row = { slug, instituteId, position, currentRevision: revision.hash, packageDigest: digest };
  await tx
    .insert(toolkit)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: toolkit.id, set: row });
  const outcome = !earlier ? 'new' : earlier.revision === revision.hash ? 'unchanged' : 'updated';
  return { slug, outcome, revision: revision.number };
}

async function keepText(tx: Transaction, instituteId: string, text: CompiledText): Promise<void> {
  const { hash, source, media, blocks, terms } = text;
  await tx.insert(toolkitText).values({ hash, instituteId, source, media }).onConflictDoNothing();
  await tx
    .insert(toolkitRendering)
    .values({ textHash: hash, renderer: rendererVersion, blocks, terms })
    .onConflictDoNothing();
}

async function keepRevision(tx: Transaction, instituteId: string, manifest: ToolkitManifest) {
  const hash = hashOf(manifest);
  const columns = { hash: toolkitRevision.hash, number: toolkitRevision.number };
  const [existing] = await tx.select(columns).from(toolkitRevision).where(eq(toolkitRevision.hash, hash));
  if (existing) return existing;
  const [made] = await tx
    .insert(toolkitRevision)
    .values({
      hash,
      toolkitId: manifest.id,
      instituteId,
      manifest,
      number: sql`(select coalesce(max(number), 0) + 1 from toolkit_revision where toolkit_id = ${manifest.id})`,
    })
    .returning(columns);
  if (!made) throw new Error(`the revision of ${manifest.id} was not kept`);
  return made;
}

function manifestOf({ slug, toolkit: file, texts }: CompiledToolkit): ToolkitManifest {
  const { id, position, title, summary, worksheets, cadres, author, swahiliReviewer, updated, sources } =
    file;
  return {
    id,
    slug,
    position,
    title,
    summary,
    worksheets,
    cadres,
    author,
    swahiliReviewer,
    updated,
    sources,
    guide: { sw: texts.guide.sw.hash, en: texts.guide.en.hash },
    jobAid: { sw: texts.jobAid.sw.hash, en: texts.jobAid.en.hash },
  };
}
