import { unescapeText } from './xlsx-cell-text';

/** Collects a cell's text while its XML is read. */
export interface TextReader {
  open: (name: string) => void;
  text: (text: string) => void;
  close: (name: string) => void;
  read: () => string;
}

/** Collects a cell's text out of its runs; how it is pronounced (`rPh`) is no part of it. */
export function textReader(): TextReader {
  let kept = '';
  let isInText = false;
  let isPronunciation = false;
  return {
    open: (name) => {
      if (name === 'rPh') isPronunciation = true;
      isInText = name === 't' && !isPronunciation;
    },
    text: (text) => {
      if (isInText) kept += text;
    },
    close: (name) => {
      if (name === 'rPh') isPronunciation = false;
      isInText = false;
    },
    read: () => unescapeText(kept),
  };
}
