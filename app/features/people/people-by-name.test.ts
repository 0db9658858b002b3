import { describe, expect, it } from 'vitest';
import { Comparisons, mostCompared, PeopleByName } from './people-by-name';

const at = (name: string) => ({ name, cadre: 'CO', councilId: 'kigoma-dc', facilityId: null });
const namesAlike = (people: PeopleByName<ReturnType<typeof at>>, name: string) =>
  [...people.alike(at(name))].map(({ person }) => person.name);

/** As many different words as asked for, none a slip of the pen of another. */
const words = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    [...String(index).padStart(5, '0')].map((digit) => 'abcdefghij'[Number(digit)]?.repeat(3)).join(''),
  );

describe('PeopleByName', () => {
  it('compares a person with no more than a few hundred, however many share the name', () => {
    const people = new PeopleByName<ReturnType<typeof at>>();
    for (let index = 0; index < 20 * mostCompared; index += 1) people.add(at('Asha Juma Mwinyi'));
    expect(namesAlike(people, 'Juma Asha Mwinyi').length).toBeLessThanOrEqual(4 * mostCompared);
  });

  it('compares with one of each group only, once its comparisons are used up, and still finds the same name', () => {
    const people = new PeopleByName<ReturnType<typeof at>>(new Comparisons(10));
    for (const word of words(20)) people.add(at(`Asha ${word}`));
    people.add(at('Asha Juma'));
    people.add(at('Asha Mwinyi'));
    expect(namesAlike(people, 'Juma Asha')).toEqual(['Asha Juma']);
    expect(namesAlike(people, 'Asha Jume')).toEqual([]);
  });

  it('finds the same name behind words that very many have', () => {
    const people = new PeopleByName<ReturnType<typeof at>>();
    people.add(at('Asha Juma'));
    for (const word of words(2 * mostCompared)) {
      people.add(at(`Asha ${word}`));
      people.add(at(`Juma ${word}`));
    }
    expect(namesAlike(people, 'Juma, Asha')).toEqual(['Asha Juma']);
  });
});
