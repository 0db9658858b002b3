import { getCourse, importPackages, type PublishedCourse } from '~/features/catalog/index.server';
import {
  type PackageText,
  smallCourseSlug,
  smallPackage,
  writePackages,
} from '~tests/fixtures/course-package';

/** Publishes the small course. @param change what is different in the package this time */
export async function importSmallCourse(
  change: (files: PackageText) => void = () => undefined,
): Promise<PublishedCourse> {
  const files = smallPackage();
  change(files);
  const { folder, remove } = writePackages({ [smallCourseSlug]: files });
  try {
    const answer = await importPackages(folder);
    if (!answer.ok) throw new Error(`the package has faults: ${JSON.stringify(answer.faults)}`);
  } finally {
    remove();
  }
  const course = await getCourse(smallCourseSlug);
  if (!course) throw new Error('the small course was not published');
  return course;
}
