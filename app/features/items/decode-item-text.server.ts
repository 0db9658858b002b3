import { decodeText } from '~/platform/tables/decode-text.server';

/** Letters that belong to no alphabet; the readers mark places in texts with some of them. */
const noLetters = /[\0\ue000-\uf8ff]/g;

/** The text of a file of questions, whatever its encoding. */
export const decodeItemText = (bytes: Uint8Array): string => decodeText(bytes).replace(noLetters, '');
