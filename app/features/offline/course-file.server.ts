import { createHash } from 'node:crypto';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { compress } from '~/platform/http/compression.server';
import { readContentStamp } from './content-stamp.server';
import { type CourseFileWishes, makeCourseFile } from './make-course-file.server';
import { Remembered } from './remembered';

/** A course as one file, ready to be sent. */
export interface CourseFile {
  html: Buffer;
  /** The same as it travels, made once. */
  brotli: Buffer;
  etag: string;
}

/** A file takes some 500 KB of memory. */
const files = new Remembered<CourseFile>(24);

/** @returns the course as one file, made where it isn't ready yet */
export async function getCourseFile(course: PublishedCourse, wishes: CourseFileWishes): Promise<CourseFile> {
  const { language, publicUrl } = wishes;
  const stamp = `${await readContentStamp()} ${publicUrl}`;
  return files.get(`${course.id} ${language}`, stamp, async () => {
    const html = Buffer.from(await makeCourseFile(course, wishes));
    const etag = `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
    return { html, brotli: await compress(html, 'br', 'made-once'), etag };
  });
}

/** What a course's file is called on a phone, among all its other files: `tumia-data-quality-sw.html`. */
export const courseFileName = (course: PublishedCourse, language: CourseFileWishes['language']) =>
  `tumia-${course.slug}-${language}.html`;
