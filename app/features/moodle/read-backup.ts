import { group } from 'd3-array';
import {
  childOf,
  childrenOf,
  parseXmlTree,
  type RichText,
  richIn,
  UnreadableFile,
  valueIn,
  type XmlElement,
} from '~/features/items/index.server';
import { type Language, parseLanguage } from '~/platform/i18n/language';
import { BackupError } from './backup-fault';

/** An activity or resource of a course. */
export interface BackupActivity {
  moduleId: string;
  /** Moodle's name of its kind, such as `page`. */
  kind: string;
  title: string;
  /** Of its files. */
  contextId: string;
  isHidden: boolean;
  /** Whether it is shown to some people or at some times only. */
  isConditional: boolean;
  /** What its own file says of it; why there is nothing where it can't be read. */
  content: XmlElement | 'textMissing' | 'textBroken';
  /** Its entry of the gradebook. */
  gradeItem: XmlElement | undefined;
}

export interface BackupSection {
  id: string;
  number: number;
  /** Empty where nobody has named it. */
  name: string;
  summary: RichText;
  isHidden: boolean;
  activities: BackupActivity[];
}

export interface BackupCourse {
  title: string;
  shortName: string;
  summary: RichText;
  /** That the course is set to, where it is one of ours. */
  language: Language | undefined;
  contextId: string;
  /** Moodle's release. */
  release: string;
  /** Address of the site that it comes from. */
  site: string;
  /** When the backup was made, in seconds since 1970. */
  madeAt: number;
  sections: BackupSection[];
}

export type Texts = ReadonlyMap<string, Uint8Array>;

/** @returns undefined where there is no such text, `broken` where it is no XML @throws BackupError where it defines entities */
function treeIn(texts: Texts, name: string): XmlElement | 'broken' | undefined {
  const bytes = texts.get(name);
  if (!bytes) return undefined;
  try {
    return parseXmlTree(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.fault === 'entities') throw new BackupError('entities');
    return 'broken';
  }
}

/** @returns the root of a text; undefined where it can't be read */
export function rootIn(texts: Texts, name: string): XmlElement | undefined {
  const tree = treeIn(texts, name);
  return tree === 'broken' ? undefined : tree;
}

/** More activities than any course has. */
const maxActivities = 20_000;

/**
 * Reads what a backup says of its course: every activity that it names, in the order of the course.
 * @throws BackupError where it is none of a course
 */
export function readBackup(texts: Texts): BackupCourse {
  const information = childOf(rootIn(texts, 'moodle_backup.xml'), 'information');
  const contents = childOf(information, 'contents');
  if (!information || !contents || !childOf(contents, 'course')) throw new BackupError('noCourse');
  const course = rootIn(texts, 'course/course.xml');
  const of = (name: string) => valueIn(information, name).trim();
  return {
    title: valueIn(course, 'fullname') || of('original_course_fullname'),
    shortName: valueIn(course, 'shortname') || of('original_course_shortname'),
    summary: richIn(course, 'summary'),
    language: parseLanguage(valueIn(course, 'lang').slice(0, 2)),
    contextId: course?.attributes.contextid ?? of('original_course_contextid'),
    release: of('moodle_release'),
    site: of('original_wwwroot'),
    madeAt: Number(of('backup_date')) || 0,
    sections: sectionsOf(texts, contents),
  };
}

function sectionsOf(texts: Texts, contents: XmlElement): BackupSection[] {
  const named = childrenOf(childOf(contents, 'activities'), 'activity');
  if (named.length > maxActivities) throw new BackupError('tooMany');
  const activities = group(named, (entry) => valueIn(entry, 'sectionid').trim());
  const written = childrenOf(childOf(contents, 'sections'), 'section');
  const entries = new Map(written.map((entry) => [valueIn(entry, 'sectionid').trim(), entry]));
  const sections = [...new Set([...entries.keys(), ...activities.keys()])].map((id, place): BackupSection => {
    const entry = entries.get(id);
    const tree = rootIn(texts, `${valueIn(entry, 'directory').trim()}/section.xml`);
    const places = new Map(
      valueIn(tree, 'sequence')
        .split(',')
        .map((moduleId, index) => [moduleId, index]),
    );
    const placeIn = ({ moduleId }: BackupActivity) => places.get(moduleId) ?? places.size;
    return {
      id,
      number: Number(valueIn(tree, 'number') || place) || 0,
      name: valueIn(tree, 'name').trim(),
      summary: richIn(tree, 'summary'),
      isHidden: valueIn(tree, 'visible').trim() === '0',
      activities: (activities.get(id) ?? [])
        .map((activity) => activityOf(texts, activity))
        .sort((one, other) => placeIn(one) - placeIn(other)),
    };
  });
  return sections.sort((one, other) => one.number - other.number);
}

/** The kinds of activities whose texts are read; of the others only their names are told. */
const readKinds: ReadonlySet<string> = new Set([
  'page',
  'book',
  'label',
  'url',
  'resource',
  'folder',
  'quiz',
]);

function activityOf(texts: Texts, entry: XmlElement): BackupActivity {
  const kind = valueIn(entry, 'modulename').trim();
  const named = { moduleId: valueIn(entry, 'moduleid').trim(), kind, title: valueIn(entry, 'title').trim() };
  if (!readKinds.has(kind)) {
    return {
      ...named,
      contextId: '',
      isHidden: false,
      isConditional: false,
      content: 'textMissing',
      gradeItem: undefined,
    };
  }
  const directory = valueIn(entry, 'directory').trim();
  const tree = treeIn(texts, `${directory}/${kind}.xml`);
  const module = rootIn(texts, `${directory}/module.xml`);
  const content = tree === undefined ? 'textMissing' : tree === 'broken' ? 'textBroken' : childOf(tree, kind);
  const grades = kind === 'quiz' ? rootIn(texts, `${directory}/grades.xml`) : undefined;
  const availability = valueIn(module, 'availability').trim();
  return {
    ...named,
    contextId: typeof tree === 'object' ? (tree.attributes.contextid ?? '') : '',
    isHidden: valueIn(module, 'visible').trim() === '0',
    isConditional: availability !== '' && !/"c":\[\]/.test(availability),
    content: content ?? 'textBroken',
    gradeItem: childOf(childOf(grades, 'grade_items'), 'grade_item'),
  };
}
