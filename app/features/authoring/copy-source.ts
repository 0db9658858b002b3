import type { CopySource } from '~db/schema/authoring';
import { dayOf } from '~/platform/calendar-day';

/** What a copy of a course says of it. */
export const copySourceOf = ({ slug, title, institute }: Omit<CopySource, 'copiedOn'>): CopySource => ({
  slug,
  title,
  institute,
  copiedOn: dayOf(new Date()),
});
