import { describe, expect, it } from 'vitest';
import { tabulateCoverage } from './tabulate-coverage';

const count = (area: string, cadre: string, certified: number, inPost: number) => ({
  area,
  cadre,
  certified,
  inPost,
});
const counts = [
  count('kigoma-dc', 'EN', 30, 60),
  count('kigoma-dc', 'CO', 10, 20),
  count('kasulu-dc', 'EN', 12, 40),
  count('kasulu-dc', 'CO', 0, 30),
  count('kibondo-dc', 'EN', 20, 50),
];
const areas = ['kasulu-dc', 'kibondo-dc', 'kigoma-dc', 'uvinza-dc'];

describe('coverage', () => {
  it('is told by cadre and by area with its share and what is missing, and both add up to the same', () => {
    expect(tabulateCoverage(counts, areas, false)).toEqual({
      coverage: { certified: 72, inPost: 200 },
      tables: [
        {
          key: 'coverage',
          columns: ['certified', 'inPost', 'share', 'gap'],
          rows: [
            { key: 'EN', values: [62, 150, 41.3, 88] },
            { key: 'CO', values: [10, 50, 20, 40] },
          ],
        },
        {
          key: 'coverageAreas',
          columns: ['certified', 'inPost', 'share', 'gap'],
          rows: [
            { key: 'kasulu-dc', values: [12, 70, 17.1, 58] },
            { key: 'kibondo-dc', values: [20, 50, 40, 30] },
            { key: 'kigoma-dc', values: [40, 80, 50, 40] },
          ],
        },
      ],
    });
  });

  it('is not told where nobody is known to be in post', () => {
    expect(tabulateCoverage([], areas, false)).toEqual({ tables: [], coverage: undefined });
  });

  it('misses nobody where more are certified than are said to be in post', () => {
    const { tables } = tabulateCoverage([count('kigoma-dc', 'EN', 12, 10)], areas, false);
    expect(tables[0]?.rows[0]?.values).toEqual([12, 10, 120, 0]);
  });

  it('that is shared tells neither of a few who are certified nor of a few who aren’t', () => {
    const { tables } = tabulateCoverage(
      [...counts, count('uvinza-dc', 'EN', 38, 40), count('uvinza-dc', 'MW', 2, 30)],
      areas,
      true,
    );
    const certifiedOf = (key: string) =>
      Object.fromEntries(
        tables.find((table) => table.key === key)?.rows.map((row) => [row.key, row.values[0]]) ?? [],
      );
    expect(certifiedOf('coverage').MW).toBeNull();
    expect(Object.values(certifiedOf('coverage')).filter((one) => one === null)).toHaveLength(2);
    const [alone] = tabulateCoverage([count('uvinza-dc', 'EN', 38, 40)], areas, true).tables;
    expect(alone?.rows[0]?.values).toEqual([null, 40, null, null]);
  });

  it('hides in both tables where the sum of one would tell what the other hides', () => {
    const { tables, coverage } = tabulateCoverage(
      [count('kigoma-dc', 'EN', 20, 23), count('kasulu-dc', 'EN', 18, 18)],
      areas,
      true,
    );
    expect(coverage?.certified).toBeNull();
    for (const { rows } of tables) expect(rows.some(({ values }) => values[0] === null)).toBe(true);
  });
});
