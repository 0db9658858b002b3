export { importInstitutes } from './import-institutes.server';
