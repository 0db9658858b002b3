import { z } from 'zod';
import { cadres } from '~/features/accounts/index';
import { SlugSchema } from '~/features/catalog/schemas';
import { worksheets } from '~/features/worksheets/index';
import {
  contentId as id,
  contentText as text,
  localizedText,
  refuseTwice,
} from '~/platform/content/content-fields';
import { faultCode } from '~/platform/content/problem';

const worksheetKeys = worksheets.map(({ key }) => key);

/** `toolkit.yml`; `docs/authors/package-format.md` explains it to authors. */
export const ToolkitFileSchema = z
  .strictObject({
    id,
    institute: SlugSchema,
    position: z.number().int().min(1).max(999),
    title: localizedText,
    summary: localizedText,
    worksheets: z.array(z.enum(worksheetKeys)).min(1, faultCode('listEmpty')),
    cadres: z.array(z.enum(cadres)).min(1, faultCode('listEmpty')),
    author: localizedText,
    swahiliReviewer: text.nullable().default(null),
    updated: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, faultCode('dateForm')),
    sources: z.array(text).min(1, faultCode('listEmpty')),
  })
  .superRefine((toolkit, context) => {
    refuseTwice(context, 'worksheets', toolkit.worksheets, (key) => key);
    refuseTwice(context, 'cadres', toolkit.cadres, (cadre) => cadre);
  });

export type ToolkitFile = z.infer<typeof ToolkitFileSchema>;
