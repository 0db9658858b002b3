export { type Area, areasWithin } from './areas';
export { grantChoices } from './grant-choices';
export { presentPerson } from './present-person';
export { presentRole } from './present-role';
export { importTemplate, templateWidths } from './import-template';
