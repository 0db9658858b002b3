import type { en } from '~/platform/i18n/locales/en';

type FaultTexts = (typeof en)['content-faults'];

/** What can be wrong with content: the keys of the locale file that have a message and a hint. */
export type FaultCode = {
  [Key in keyof FaultTexts]: FaultTexts[Key] extends { message: string } ? Key : never;
}[keyof FaultTexts];

/** What a fault's texts are filled with; a list is written out with commas. */
export type FaultValues = Record<string, string | number | readonly string[]>;

/** What is wrong, told apart from where it is and in which language it will be said. */
export interface Problem {
  code: FaultCode;
  values?: FaultValues;
}

/** A spot in an author's file; both are 1-based. */
export interface Place {
  line: number;
  column: number;
}

/** The message of a zod check of content is the code of its fault, which the author's language makes words of. */
export const faultCode = (code: FaultCode): string => code;
