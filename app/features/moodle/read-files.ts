import { childrenOf, valueIn, type XmlElement } from '~/features/items/index.server';

/** What is in a file of a backup; `damaged` where it isn't what its hash says, `tooMuch` where a package has no room for it. */
export type StoredFile = Uint8Array | 'damaged' | 'tooMuch';

/** An entry of `files.xml`. */
export interface FileEntry {
  hash: string;
  name: string;
  bytes: number;
}

/** The files of one place of Moodle's, by their paths there: `pictures/fridge.png`. */
export type FilesOfArea = ReadonlyMap<string, FileEntry>;

/** The files of a backup by the places where Moodle keeps them. */
export interface FileIndex {
  /** @param itemId of a chapter, section or question; `0` where the area has but one set */
  in: (contextId: string, component: string, area: string, itemId?: string) => FilesOfArea;
  /** Those of a question, whichever of its texts shows them. */
  ofQuestion: (questionId: string) => FilesOfArea;
  /** Those of texts and questions that a package may hold. */
  ofCourse: readonly FileEntry[];
}

const ofCourse = /^(mod_(page|book|label|resource|folder|url|quiz)|course|question)$/;

const none: FilesOfArea = new Map();

/** @param root of `files.xml`; undefined where a backup has none */
export function readFiles(root: XmlElement | undefined): FileIndex {
  const areas = new Map<string, Map<string, FileEntry>>();
  const all: FileEntry[] = [];
  const add = (key: string, path: string, entry: FileEntry) => {
    const area = areas.get(key) ?? new Map<string, FileEntry>();
    areas.set(key, area.set(path, entry));
  };
  for (const file of childrenOf(root, 'file')) {
    const name = valueIn(file, 'filename');
    const hash = valueIn(file, 'contenthash').trim();
    // A point is a folder.
    if (name === '.' || name === '' || !/^[0-9a-f]{40}$/.test(hash)) continue;
    const entry = { hash, name, bytes: Number(valueIn(file, 'filesize')) || 0 };
    const path = `${valueIn(file, 'filepath').replace(/^\//, '')}${name}`;
    const [context, component, area, item] = ['contextid', 'component', 'filearea', 'itemid'].map((one) =>
      valueIn(file, one).trim(),
    );
    add([context, component, area, item].join(' '), path, entry);
    if (ofCourse.test(component ?? '')) all.push(entry);
    if (component === 'question' && area !== undefined) add(`question ${item}`, path, entry);
  }
  return {
    ofCourse: all,
    in: (contextId, component, area, itemId = '0') =>
      areas.get([contextId, component, area, itemId].join(' ')) ?? none,
    ofQuestion: (questionId) => areas.get(`question ${questionId}`) ?? none,
  };
}
