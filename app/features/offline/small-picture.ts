/**
 * Of the forms of a picture the one that phones keep: WebP, which Android reads since 2012, at the width of a phone.
 * @param forms addresses, those of one format in order of their width, and the one that every browser reads last
 */
export const smallPicture = (forms: readonly string[]): string =>
  forms.find((address) => address.endsWith('.webp')) ?? forms.at(-1) ?? '';
