import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Transaction } from '~db/client.server';
import { database } from '~db/client.server';
import { type CopySource, draftCourse } from '~db/schema/authoring';
import { course } from '~db/schema/catalog';
import { institute } from '~db/schema/institutes';
import type { Draft } from './find-draft.server';
import { courseTitle } from './course-document';
import type { DraftActor } from './draft-actor.server';
import { type FileChange, keepChanges } from './keep-changes.server';
import { newCourseFiles } from './new-course-files';
import { writesCoursesOf } from './policy';
import type { NewCourse } from './courses-schemas';

export type CreateDraftAnswer =
  | { outcome: 'created'; id: string; slug: string }
  | { outcome: 'forbidden' | 'instituteClosed' | 'slugTaken' };

/** Begins a course: a draft with a table of contents that is still empty. */
export async function createDraft(
  actor: DraftActor,
  { institute: instituteId, slug, titleSw, titleEn }: NewCourse,
): Promise<CreateDraftAnswer> {
  if (!writesCoursesOf(actor, instituteId)) return { outcome: 'forbidden' };
  const id = newCourseId(instituteId, slug);
  const files = newCourseFiles({ id, instituteId, title: { sw: titleSw, en: titleEn } });
  return database().transaction((tx) =>
    insertDraft(tx, actor, {
      id,
      slug,
      instituteId,
      changes: Object.entries(files).map(([path, text]) => ({ path, content: { text } })),
    }),
  );
}

/** An id that names its institute: the first part of an id has no hyphens. */
export const newCourseId = (instituteId: string, slug: string): string =>
  `${instituteId.replaceAll('-', '')}.${slug}`;

/** Whether a course or a draft has this id, or one that this id may not stand beside. */
export async function isIdTaken(tx: Transaction, id: string): Promise<boolean> {
  const [published] = await tx.select({ id: course.id }).from(course).where(eq(course.id, id));
  const [draft] = await tx.select({ id: draftCourse.id }).from(draftCourse).where(eq(draftCourse.id, id));
  return published !== undefined || draft !== undefined || isNested(tx, id);
}

/** Whether an id lies inside of another course's or holds another's: what begins with a course's id belongs to it alone. */
async function isNested(tx: Transaction, id: string): Promise<boolean> {
  const nests = (other: PgColumn) =>
    sql`${other} <> ${id} and (starts_with(${other}, ${`${id}.`}) or starts_with(${id}, ${other} || '.'))`;
  const rows = await tx
    .select({ id: course.id })
    .from(course)
    .where(nests(course.id))
    .union(tx.select({ id: draftCourse.id }).from(draftCourse).where(nests(draftCourse.id)));
  return rows.length > 0;
}

interface NewDraft {
  id: string;
  slug: string;
  instituteId: string;
  changes: FileChange[];
  basedOn?: string;
  /** Whether the draft is of the course that stands at its id and address already. */
  ofPublished?: boolean;
  /** The course of another institute that it proposes to. */
  proposesTo?: string;
  /** Of what it is a copy. */
  copiedFrom?: CopySource;
  /** What became of everything in the Moodle backup that it is made of. */
  importReport?: object;
}

/** Inserts a draft with its files, unless its id or address is another course's or draft's. */
export async function insertDraft(
  tx: Transaction,
  actor: DraftActor,
  { id, slug, instituteId, changes, basedOn, ofPublished = false, ...origin }: NewDraft,
): Promise<CreateDraftAnswer> {
  const [open] = await tx
    .select({ id: institute.id })
    .from(institute)
    .where(and(eq(institute.id, instituteId), isNull(institute.closedAt)))
    .for('share');
  if (!open) return { outcome: 'instituteClosed' };
  const [published] = await tx
    .select({ id: course.id })
    .from(course)
    .where(or(eq(course.id, id), eq(course.slug, slug)))
    .limit(1);
  if (published && !ofPublished) return { outcome: 'slugTaken' };
  if (await isNested(tx, id)) return { outcome: 'slugTaken' };
  const courseFile = changes.find(({ path }) => path === 'course.yml')?.content;
  const title = (courseFile && 'text' in courseFile && courseTitle(courseFile.text)) || {
    sw: slug,
    en: slug,
  };
  const [created] = await tx
    .insert(draftCourse)
    .values({
      id,
      slug,
      instituteId,
      title,
      state: 'draft',
      version: 0,
      basedOn: basedOn ?? null,
      ...origin,
      createdBy: actor.id,
    })
    .onConflictDoNothing()
    .returning();
  if (!created) return { outcome: 'slugTaken' };
  const draft: Draft = { ...created, institute: title };
  await keepChanges(tx, { draft, actorId: actor.id, changes });
  return { outcome: 'created', id, slug };
}
