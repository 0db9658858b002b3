export { type Area, areasWithin } from './areas';
export { cadreNamed } from './cadre-names';
export { grantChoices } from './grant-choices';
export { presentPerson } from './present-person';
export { presentRole } from './present-role';
export { placeColumns } from './import-columns';
export { importTemplate, templateWidths } from './import-template';
export { sexNamed } from './sex-names';
