import { describe, expect, test } from 'vitest';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { importColumns, missingColumns, placeColumns } from './import-columns';
import { importTemplate } from './import-template';

describe('a header', () => {
  test.for([
    ['in Swahili', ['Jina', 'Simu', 'Kada', 'Halmashauri', 'Jinsia', 'Chuo'], [0, 1, 2, 3, 4, 5]],
    [
      'in English',
      ['NAME', 'Mobile', 'Cadre', 'District', 'Sex', 'Training institution'],
      [0, 1, 2, 3, 4, 5],
    ],
    ['in any order, with others between', ['S/N', 'Kada', 'Simu', 'Maoni', 'Jina kamili'], [4, 2, 1]],
    ['with remarks and stars', ['Jina kamili *', 'Simu (0712 …)', 'Kada (msimbo)'], [0, 1, 2]],
  ] as const)('%s is understood', ([, header, places]) => {
    const columns = ['name', 'phone', 'cadre', 'council', 'sex', 'trainingInstitution'].slice(
      0,
      places.length,
    );
    expect(placeColumns(header)).toEqual(
      Object.fromEntries(columns.map((name, index) => [name, places[index]])),
    );
  });

  test('with one heading twice means the first', () => {
    expect(placeColumns(['Simu', 'Jina', 'Phone'])).toEqual({ phone: 0, name: 1 });
  });

  test('lacks what nobody can be added without', () => {
    expect(missingColumns(placeColumns(['Jina', 'Jinsi']))).toEqual(['phone', 'cadre', 'council']);
    expect(missingColumns(placeColumns(['Jina', 'Simu', 'Kada', 'Msimbo wa kituo']))).toEqual([]);
  });
});

describe('the template', () => {
  test.each(languages)('in %s has every column, and beside them the codes of the cadres', (language) => {
    const { header, rows } = importTemplate(getTranslator(language));
    expect(placeColumns(header)).toEqual(
      Object.fromEntries(importColumns.map((column, index) => [column, index])),
    );
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    expect(rows.map((row) => row.at(-2))).toContain('CHW');
    expect(rows.filter(([name]) => name !== '')).toHaveLength(2);
  });
});
