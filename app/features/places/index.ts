export { describeFacility } from './describe-facility';
export { hasRightCheckDigit, isFacilityCode } from './facility-code';
export { type FacilityChoice, unlistedFacility } from './facility-choice';
export { searchText, tellingWords } from './search-text';
