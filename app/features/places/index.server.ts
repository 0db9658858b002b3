export { importPlaces } from './import-places.server';
export { listPlaces, type RegionWithCouncils } from './list-places.server';
