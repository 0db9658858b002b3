export interface Weight {
  /** Those that travel. */
  bytes: number;
  /** The same in words, such as `12 KB`. */
  size: string;
  /** What loading them costs in words; absent where that is filled in later, by `pricedWeights`. */
  price?: string;
}

/** What something weighs and what loading it costs, told before it is loaded. */
export function DataWeight({ bytes, size, price }: Weight) {
  return (
    <data value={bytes}>
      {size}
      {price && ` (${price})`}
    </data>
  );
}

const weight = /<data value="(\d+)">([^<(]*)<\/data>/g;

/** Whether HTML that was made ready earlier tells a weight, so that somebody has to know the price. */
export const tellsWeights = (html: string): boolean => html.includes('<data value=');

/** Puts prices into HTML that was made ready when prices may have been others. @param priceOf what bytes cost in words, without signs of HTML */
export const pricedWeights = (html: string, priceOf: (bytes: number) => string): string =>
  html.replaceAll(
    weight,
    (_, bytes: string, size: string) => `<data value="${bytes}">${size} (${priceOf(Number(bytes))})</data>`,
  );
