export type GapPiece = { text: string } | { blank: string };

/** Takes a text with blanks apart: `Give {{a}} mg` is the text `Give `, the blank `a` and the text ` mg`. */
export function gapPieces(text: string): GapPiece[] {
  return text
    .split(/(\{\{[a-z]\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const blank = /^\{\{([a-z])\}\}$/.exec(piece)?.[1];
      return blank === undefined ? { text: piece } : { blank };
    });
}
