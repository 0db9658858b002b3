import { date, index, pgTable, real, text, timestamp } from 'drizzle-orm/pg-core';

/** Mainland Tanzania or Zanzibar, whose health systems are run apart. */
export type Jurisdiction = 'mainland' | 'zanzibar';

export const region = pgTable('region', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  jurisdiction: text('jurisdiction').$type<Jurisdiction>().notNull(),
});

export const council = pgTable(
  'council',
  {
    id: text('id').primaryKey(),
    regionId: text('region_id')
      .notNull()
      .references(() => region.id),
    name: text('name').notNull(),
    kind: text('kind').$type<'city' | 'municipal' | 'town' | 'district'>().notNull(),
  },
  (table) => [index('council_region').on(table.regionId)],
);

export type FacilityLevel =
  | 'dispensary'
  | 'health_centre'
  | 'council_hospital'
  | 'hospital_district_level'
  | 'regional_referral'
  | 'hospital_regional_level'
  | 'zonal_referral'
  | 'hospital_zonal_level'
  | 'specialised'
  | 'national'
  | 'other';

/** A row of the Health Facility Registry, without its contact columns: they may hold private people's numbers. */
export const facility = pgTable(
  'facility',
  {
    /** The registry's code, such as `100056-1`. */
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    commonName: text('common_name'),
    councilId: text('council_id')
      .notNull()
      .references(() => council.id),
    ward: text('ward'),
    village: text('village'),
    level: text('level').$type<FacilityLevel>().notNull(),
    /** The registry's own word for the type. */
    typeName: text('type_name').notNull(),
    ownership: text('ownership').$type<'public' | 'private' | 'faith' | 'other'>(),
    status: text('status').$type<'operating' | 'closed' | 'not_listed'>().notNull(),
    openedOn: date('opened_on'),
    latitude: real('latitude'),
    longitude: real('longitude'),
    /** The names in lower case without accents, for the picker's search. */
    searchText: text('search_text').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('facility_council').on(table.councilId, table.name)],
);
