/** A sum that a text writes out: what stands on both sides of its equals sign. */
export interface WrittenSum {
  text: string;
  left: number;
  right: number;
  /** Decimals that the right side shows. */
  decimals: number;
  isPercentage: boolean;
}

type Token =
  | { kind: 'number'; text: string }
  | { kind: 'operator' | 'word' | 'break'; text: string };

const forms = /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|([-−+×÷()√%=])|([\p{L}’'][\p{L}\d’']*)|(\S)/gu;

const tokensOf = (line: string): Token[] =>
  [...line.matchAll(forms)].map(([text, number, operator, word]) => {
    if (number !== undefined) return { kind: 'number', text };
    if (operator !== undefined) return { kind: 'operator', text: text === '-' ? '−' : text };
    return { kind: word === undefined ? 'break' : 'word', text };
  });

/** @returns the value of what tokens of numbers and signs say; undefined where they are no expression */
function evaluate(tokens: readonly Token[]): number | undefined {
  let place = 0;
  const sign = () => (tokens[place]?.kind === 'operator' ? tokens[place]?.text : undefined);

  function primary(): number {
    const token = tokens[place];
    place += 1;
    if (token?.kind === 'number') return Number(token.text.replaceAll(',', ''));
    if (token?.text === '−') return -primary();
    if (token?.text === '+') return primary();
    if (token?.text === '√') return Math.sqrt(primary());
    if (token?.text !== '(') return Number.NaN;
    const inner = sum();
    if (sign() !== ')') return Number.NaN;
    place += 1;
    return inner;
  }

  function product(): number {
    let value = primary();
    for (let next = sign(); next === '×' || next === '÷'; next = sign()) {
      place += 1;
      const other = primary();
      value = next === '×' ? value * other : value / other;
    }
    return value;
  }

  function sum(): number {
    let value = product();
    for (let next = sign(); next === '+' || next === '−'; next = sign()) {
      place += 1;
      const other = product();
      value = next === '+' ? value + other : value - other;
    }
    return value;
  }

  const value = sum();
  return place === tokens.length && Number.isFinite(value) ? value : undefined;
}

const isSign = ({ kind, text }: Token) => kind === 'operator' && '−+×÷√'.includes(text);
const withoutWords = (tokens: readonly Token[]) =>
  tokens.filter(({ kind, text }) => kind !== 'word' && text !== '%');

/** The longest expression that ends where the tokens end; words between its numbers, such as units, are passed over. */
function expressionBefore(tokens: readonly Token[]): number | undefined {
  const said = withoutWords(tokens);
  for (let start = 0; start < said.length; start += 1) {
    const some = said.slice(start);
    const value = some.some(isSign) && some[0]?.text !== '−' ? evaluate(some) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The longest expression that the tokens begin with, words before it left out. */
function expressionAfter(tokens: readonly Token[]): { value: number; end: number } | undefined {
  const start = tokens.findIndex(({ kind }) => kind !== 'word');
  if (start === -1) return undefined;
  for (let end = tokens.length; end > start; end -= 1) {
    const some = tokens.slice(start, end);
    const value = some.some(({ kind }) => kind === 'word') ? undefined : evaluate(some);
    if (value !== undefined) return { value, end };
  }
  return undefined;
}

const isEnd = ({ kind, text }: Token) => kind === 'break' || text === '=';

/**
 * Finds the sums in a text, such as `24 ÷ 8 = 3`, `2 of 3 = 66.7 %` or `24 facilities × 30 sheets = 720 sheets`; bold letters and tags don't
 * matter.
 */
export function sumsIn(text: string): WrittenSum[] {
  return text.split('\n').flatMap((line) => {
    const bare = line.replaceAll('**', '').replaceAll(/<[^>]*>/g, ' ');
    const tokens = tokensOf(bare.replaceAll(/(?<=\d) (of|kati ya) (?=\d+ = )/g, ' ÷ '));
    return tokens.flatMap((token, place) => {
      if (token.text !== '=') return [];
      const before = tokens.slice(tokens.findLastIndex((one, at) => at < place && isEnd(one)) + 1, place);
      const next = tokens.findIndex((one, at) => at > place && isEnd(one));
      const after = tokens.slice(place + 1, next === -1 ? undefined : next);
      const left = expressionBefore(before);
      const right = expressionAfter(after);
      if (left === undefined || right === undefined) return [];
      const shown = after[right.end - 1]?.text ?? '';
      return {
        text: [...before, token, ...after].map((one) => one.text).join(' '),
        left,
        right: right.value,
        decimals: /\.(\d+)$/.exec(shown)?.[1]?.length ?? 0,
        isPercentage: after[right.end]?.text === '%',
      };
    });
  });
}

/** Whether both sides agree within the rounding of the right one; a share may be written as a percentage. */
export function agrees({ left, right, decimals, isPercentage }: WrittenSum): boolean {
  const reach = 0.5 * 10 ** -decimals + 1e-9;
  return Math.abs(left - right) <= reach || (isPercentage && Math.abs(left * 100 - right) <= reach);
}
