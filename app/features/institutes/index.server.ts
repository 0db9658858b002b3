export { closeInstitute, reopenInstitute } from './close-institute.server';
export { createInstitute } from './create-institute.server';
export { getInstitute, type Institute } from './get-institute.server';
export { importInstitutes } from './import-institutes.server';
export { listInstitutes } from './list-institutes.server';
export { updateInstitute } from './update-institute.server';
