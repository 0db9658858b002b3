/** Reads a number as files write it: `3.14`, `3,14`, `1e3`. @returns undefined where it is none */
export function parseNumber(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  if (!/^[-+]?(\d{1,300}\.?\d{0,300}|\.\d{1,300})(e[-+]?\d{1,3})?$/i.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}
