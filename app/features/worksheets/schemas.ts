import { z } from 'zod';
import { mostDhis2Figures } from './dhis2-figures';
import { isPeriod } from './period';

/** A file of `tumia worksheet run`: figures and settings by their keys. */
export const WorksheetFileSchema = z.record(z.string(), z.unknown());

/** Analytics of DHIS2 as far as they are read; columns are known by their names. */
export const AnalyticsSchema = z.object({
  headers: z.array(z.object({ name: z.string() })),
  metaData: z
    .object({
      items: z.record(z.string(), z.object({ name: z.string().optional() })).default({}),
      dimensions: z.record(z.string(), z.array(z.string())).default({}),
    })
    .default({ items: {}, dimensions: {} }),
  rows: z.array(z.array(z.union([z.string(), z.number().transform(String)]))),
});

/** Data value sets of DHIS2: one place and period for all, or each value with its own. */
export const DataValueSetSchema = z.object({
  period: z.string().optional(),
  orgUnit: z.string().optional(),
  dataValues: z.array(
    z.object({
      dataElement: z.string(),
      period: z.string().optional(),
      orgUnit: z.string().optional(),
      categoryOptionCombo: z.string().optional(),
      attributeOptionCombo: z.string().optional(),
      value: z.union([z.string(), z.number().transform(String)]),
    }),
  ),
});

const shortText = z.string().max(300);

/** Figures that a page carries along while its reader chooses, as it was sent. */
export const CarriedFiguresSchema = z.object({
  figures: z
    .array(
      z.object({
        element: shortText,
        place: shortText,
        period: z.string().refine(isPeriod),
        value: z.string().max(40),
      }),
    )
    .min(1)
    .max(mostDhis2Figures),
  names: z.record(shortText, shortText),
  leftOut: z.number().int().min(0),
});

const dhis2Id = /^[A-Za-z][A-Za-z0-9]{10}$/;
const listOf = (item: RegExp, most: number) =>
  z
    .string()
    .max(4_000)
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
    .refine((items) => items.length > 0 && items.length <= most && items.every((one) => item.test(one)));

/** What is asked of DHIS2, as a person types it: identifiers and periods with spaces, commas or line breaks between. */
export const Dhis2QuestionSchema = z.object({
  elements: listOf(
    /^[A-Za-z][A-Za-z0-9]{10}(\.([A-Za-z][A-Za-z0-9]{10}|(REPORTING_RATE|ACTUAL_REPORTS|EXPECTED_REPORTS)(_ON_TIME)?))?$/,
    20,
  ),
  places: listOf(new RegExp(`${dhis2Id.source}|^LEVEL-[1-9]$|^USER_ORGUNIT(_CHILDREN)?$`), 200),
  periods: listOf(
    /^((19|20)\d{2}(0[1-9]|1[0-2]|Q[1-4]|W([1-9]|[1-4]\d|5[0-3]))?|(LAST|THIS)_[A-Z0-9_]{3,30})$/,
    120,
  ),
});

/** The same of the forms of DHIS2: places and periods one by one, since forms know no levels and no relative periods. */
export const Dhis2FormQuestionSchema = z.object({
  dataSets: listOf(dhis2Id, 5),
  places: listOf(dhis2Id, 200),
  periods: listOf(/^(19|20)\d{2}(0[1-9]|1[0-2]|Q[1-4]|W([1-9]|[1-4]\d|5[0-3]))?$/, 60),
});
