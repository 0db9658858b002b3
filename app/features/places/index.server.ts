export { importFacilities, type FacilityReport } from './import-facilities.server';
export { importPlaces } from './import-places.server';
export { listPlaces, type RegionWithCouncils } from './list-places.server';
export {
  type FoundWorkplace,
  listWorkplaceChoices,
  type RefusedWorkplace,
  resolveWorkplace,
} from './resolve-workplace.server';
export { searchFacilities } from './search-facilities.server';
export { seedFacilities } from './seed-facilities.server';
