export { askErasure, planErasureOf, undoErasure } from './ask-erasure.server';
export { collectMyData } from './collect-my-data.server';
export { eraseAccount } from './erase-account.server';
export { getErasurePage } from './get-erasure-page.server';
export { getPrivacyNotice, getPrivacyPage } from './get-privacy-page.server';
export { presentMyData } from './present-my-data.server';
