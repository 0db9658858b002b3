import { commonPasswords } from './common-passwords';

/** Why a password can't be taken; each is a key of `accounts:errors`. */
export type PasswordFault =
  'passwordMissing' | 'passwordShort' | 'passwordTooLong' | 'passwordCommon' | 'passwordOwn';

/** The person whose password it will be, as far as it is known; the phone number in E.164 form. */
export interface PasswordOwner {
  name?: string | undefined;
  phone?: string | undefined;
}

const shortest = 8;
const longest = 200;
/** How many of a phone number's last digits tell whose it is. */
const tellingDigits = 8;

/**
 * What a new password must be: long enough, none of those that are guessed first, and not its owner's name or number. There are no rules
 * about kinds of signs: they make passwords that people forget, not ones that are hard to guess (NIST SP 800-63B, 3.1.1.2).
 * @returns why it can't be taken, or undefined
 */
export function checkPassword(password: string, owner: PasswordOwner = {}): PasswordFault | undefined {
  if (password === '') return 'passwordMissing';
  if (password.length < shortest) return 'passwordShort';
  if (password.length > longest) return 'passwordTooLong';
  const typed = plain(password);
  const cores = coresOf(typed);
  if (isCommon(typed, cores)) return 'passwordCommon';
  return isOwn(typed, cores, owner) ? 'passwordOwn' : undefined;
}

/** Small letters without accents. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');
const digitsOf = (text: string) => text.replace(/\D/g, '');

const letterLike: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * The words that a password may be built on: without the digits and signs around them, and with letters where digits and signs stand for
 * them. The first sign behind a word may be its last letter (`yang@2024`).
 */
function coresOf(typed: string): string[] {
  const length = typed.replace(/[^\p{L}]+$/u, '').length;
  const heads = [typed.slice(0, length), typed.slice(0, length + 1)];
  const bodies = heads.flatMap((head) => [head, head.replace(/^[^\p{L}]+/u, '')]);
  const spelled = bodies.flatMap((body) => [body, spell(body), spell(body.replace(/1/g, 'l'))]);
  return [...new Set(spelled.map(lettersOf))].filter((core) => core !== '');
}

const spell = (text: string) => text.replace(/[013457@$!]/g, (sign) => letterLike[sign] ?? sign);

const isListed = (word: string) => commonPasswords.has(word);

function isCommon(typed: string, cores: string[]): boolean {
  if (/^(.{1,4})\1+$/.test(typed)) return true;
  if (cores.some((core) => isMadeOf(core, isListed, 2))) return true;
  // Signs and a letter or two around a row of digits.
  return lettersOf(typed).length <= 2 && digitsOf(typed).length > 3 && isEasyNumber(digitsOf(typed));
}

function isOwn(typed: string, cores: string[], { name = '', phone = '' }: PasswordOwner): boolean {
  const number = digitsOf(phone).slice(-tellingDigits);
  if (number.length === tellingDigits && digitsOf(typed).includes(number)) return true;
  const parts = plain(name)
    .split(/[\s-]+/)
    .map(lettersOf);
  const isPart = (word: string) => word.length > 2 && parts.includes(word);
  return cores.some(
    (core) => isMadeOf(core, isPart, 4) || isMadeOf(core, (word) => isPart(word) || isListed(word), 2),
  );
}

/** Whether a text is a chain of at most `most` words. */
function isMadeOf(text: string, isWord: (word: string) => boolean, most: number): boolean {
  if (isWord(text)) return true;
  if (most === 1) return false;
  for (let cut = 3; cut <= text.length - 3; cut++) {
    if (isWord(text.slice(0, cut)) && isMadeOf(text.slice(cut), isWord, most - 1)) return true;
  }
  return false;
}

const rows = '01234567890123456789';
const rowsBackwards = [...rows].reverse().join('');

/** Digits that many people take: in a row (`2345`), one or a few repeated (`1111`, `121212`), or only their keys' order on a phone. */
export function isEasyNumber(digits: string): boolean {
  return (
    rows.includes(digits) ||
    rowsBackwards.includes(digits) ||
    /^(\d{1,4})\1+$/.test(digits) ||
    ['2580', '0852', '147258', '258369', '147258369', '123321', '112233'].includes(digits) ||
    isDate(digits)
  );
}

/** A day of somebody's life as eight digits: 31121990, 19901231, 12311990. */
function isDate(digits: string): boolean {
  if (digits.length !== 8) return false;
  const day = '(0[1-9]|[12]\\d|3[01])';
  const month = '(0[1-9]|1[0-2])';
  const year = '(19|20)\\d\\d';
  return new RegExp(`^(${day}${month}${year}|${month}${day}${year}|${year}${month}${day})$`).test(digits);
}
