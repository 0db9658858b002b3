import { cadres } from '~/features/accounts/index';
import { searchText } from '~/features/places/index';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';

const cadreOfName = new Map(
  cadres.flatMap((cadre) => {
    const names = languages.map((language) => getTranslator(language)(`accounts:cadre.${cadre}`));
    return [cadre, ...names].map((name) => [searchText(name), cadre] as const);
  }),
);

/** @returns the code of a cadre that is given by its code or its name in either language */
export const cadreNamed = (typed: string): (typeof cadres)[number] | undefined =>
  cadreOfName.get(searchText(typed));
