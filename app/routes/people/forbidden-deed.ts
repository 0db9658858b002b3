/** What comes with a 403 to somebody who answers for people, and may not do this one thing. */
export const forbiddenDeed = 'deed';
