import type { CountedAgainst } from '~/platform/security/rate-limit.server';

/**
 * Codes to numbers of other countries, from the whole site: an SMS abroad costs many times as much, and whoever owns costly numbers earns
 * by having codes sent to them. Few learners have one.
 */
const codesAbroad = { name: 'codes-abroad', limit: 50, windowSeconds: 24 * 60 * 60 };

/** @param phone in E.164 form @returns what a code to it counts against, beside the limits of its own purpose */
export const foreignCodeLimit = (phone: string): CountedAgainst[] =>
  phone.startsWith('+255') ? [] : [[codesAbroad, 'site']];
