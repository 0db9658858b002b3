import { worksheetOf } from '~/features/worksheets/index';

// Pages without their language.

/** A lesson of a course, or a module's quiz: `/courses/data-quality/why-data-matter/quiz`. */
export const pageUrl = (course: string, module: string, page: string): string =>
  `/courses/${course}/${module}/${page}`;

export const finalUrl = (course: string): string => `/courses/${course}/final`;

/** @param key such as `W08` @returns null where there is no such worksheet */
export function worksheetUrl(key: string): string | null {
  const worksheet = worksheetOf(key);
  return worksheet ? `/toolkits/${worksheet.toolkit}/${worksheet.slug}` : null;
}
