import { compareNames, type NameLikeness, nameWords } from './name-likeness';

/** What is compared of a person. */
export interface NamedPerson {
  name: string;
  cadre: string;
  councilId: string;
  facilityId: string | null;
}

export interface Resemblance<Person> {
  person: Person;
  name: NameLikeness;
  place: 'sameFacility' | 'sameCouncilAndCadre';
}

/**
 * How many of those who share a word a person is compared with, the last ones added. A word that more people of a cadre and council have
 * tells little, and comparing all with all would keep the server busy for hours once somebody uploads 50,000 people who share one. Those
 * who share the whole name are looked up beside, so that a common word hides none of them.
 */
export const mostCompared = 300;

/** How many comparisons a whole list or page may cost; real lists of 50,000 people need a tenth. */
const mostInAll = 2_000_000;

/** The comparisons that a list or page has left. Once they are used up, a person is compared with one of each group only. */
export class Comparisons {
  constructor(private left = mostInAll) {}

  /** @returns those of a group that may be compared, the last ones added */
  of<Member>(group: readonly Member[]): readonly Member[] {
    this.left -= group.length;
    return this.left >= 0 ? group : group.slice(-1);
  }
}

/** People to be compared with others by name, each with those of the same facility, or of the same cadre in the same council. */
export class PeopleByName<Person extends NamedPerson> {
  readonly #comparisons: Comparisons;
  readonly #byWord = new Map<string, { person: Person; words: string[] }[]>();

  /** @param comparisons shared by all who are looked at for one list or page */
  constructor(comparisons = new Comparisons()) {
    this.#comparisons = comparisons;
  }

  add(person: Person): void {
    const words = nameWords(person.name);
    for (const key of keysOf(person, words)) {
      const bucket = this.#byWord.get(key);
      if (bucket) bucket.push({ person, words });
      else this.#byWord.set(key, [{ person, words }]);
      if (bucket && bucket.length > mostCompared) bucket.shift();
    }
  }

  /** Who of those added has a name like this person's, each once; as far as somebody asks. */
  *alike(person: NamedPerson): Generator<Resemblance<Person>, undefined> {
    const words = nameWords(person.name);
    const compared = new Set<Person>();
    for (const key of keysOf(person, words)) {
      for (const other of this.#comparisons.of(this.#byWord.get(key) ?? [])) {
        if (compared.has(other.person)) continue;
        compared.add(other.person);
        const name = compareNames(words, other.words);
        if (!name) continue;
        const isSameFacility = person.facilityId !== null && person.facilityId === other.person.facilityId;
        const place = isSameFacility ? 'sameFacility' : 'sameCouncilAndCadre';
        yield { person: other.person, name, place };
      }
    }
    return undefined;
  }
}

/** Where a person is looked for: names that are alike share a word, or all of them. */
const keysOf = ({ cadre, councilId, facilityId }: NamedPerson, words: readonly string[]): string[] =>
  [...new Set([words.join(' '), ...words])].flatMap((word) => [
    `${councilId} ${cadre} ${word}`,
    ...(facilityId === null ? [] : [`${facilityId} ${word}`]),
  ]);
