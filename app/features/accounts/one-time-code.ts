const digits = 8;

/** Reads a code as people type it: `1234 5678`, `12345678`, `1234-5678`. @returns its eight digits, or undefined where it can't be one */
export function parseCode(typed: string): string | undefined {
  const code = typed.slice(0, 100).replace(/[\s.-]/g, '');
  return code.length === digits && /^\d+$/.test(code) ? code : undefined;
}

/** @param code eight digits @returns the code as it is read out and copied by hand: `1234 5678` */
export const formatCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
