import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { council, facility } from './places';

/** What was typed into a form, by the names of its fields. Cells that were left blank are not there. */
export type TypedCells = Record<string, string>;

/** Figures that a phone brought, or that stood there when it did, and that gave way to newer ones of the same period. */
export interface FiguresBeside {
  id: string;
  version: number;
  figures: TypedCells;
  settings: TypedCells;
  /** ISO 8601. */
  writtenAt: string;
}

/** A worksheet's figures of one period that a person asked to keep: others read them only while they are shared. What comes of them is calculated anew. */
export const worksheetRun = pgTable(
  'worksheet_run',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    /** Such as `W05`. */
    worksheet: text('worksheet').notNull(),
    part: text('part').notNull(),
    /** The worksheet's, when the figures were saved. */
    version: integer('version').notNull(),
    /** As DHIS2 writes it, such as `202510`. */
    period: text('period').notNull(),
    /** Null where the figures are of no facility of the registry. */
    facilityCode: text('facility_code').references(() => facility.id),
    figures: jsonb('figures').$type<TypedCells>().notNull(),
    settings: jsonb('settings').$type<TypedCells>().notNull(),
    /** When they were typed: by the server's clock, or as the phone claims that brought them, which is never later than that. */
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().defaultNow(),
    /** The earliest first. */
    beside: jsonb('beside').$type<FiguresBeside[]>().notNull().default([]),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the figures of the same period were last saved in place of those that stood there. */
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('worksheet_run_of_period')
      .on(table.personId, table.worksheet, table.part, table.facilityCode, table.period)
      .nullsNotDistinct(),
    index('worksheet_run_facility').on(table.facilityCode),
  ],
);

/** With whom saved figures are shared: a facility's team or a council's coordinators. Taking it back deletes the row. */
export const worksheetRunShare = pgTable(
  'worksheet_run_share',
  {
    id: uuid('id').primaryKey(),
    runId: uuid('run_id')
      .notNull()
      .references(() => worksheetRun.id, { onDelete: 'cascade' }),
    facilityId: text('facility_id').references(() => facility.id),
    councilId: text('council_id').references(() => council.id),
    sharedAt: timestamp('shared_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('worksheet_run_share_once').on(table.runId, table.facilityId, table.councilId).nullsNotDistinct(),
    index('worksheet_run_share_facility').on(table.facilityId),
    index('worksheet_run_share_council').on(table.councilId),
    check('worksheet_run_share_place', sql`num_nonnulls(${table.facilityId}, ${table.councilId}) = 1`),
  ],
);
