import type { LocalizedText } from '~/platform/i18n/language';

/** `translation.yml`: hashes of blocks that say the same, between quotes since some consist of digits alone. */
export const confirmedText = (pairs: readonly LocalizedText[]): string =>
  `# Blocks that say the same in both languages.\n${
    pairs.length === 0 ? '[]\n' : pairs.map(({ sw, en }) => `- { sw: "${sw}", en: "${en}" }\n`).join('')
  }`;
