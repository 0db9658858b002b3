import { richIn, valueIn, type XmlElement } from '~/features/items/index.server';
import { type Language, languages } from '~/platform/i18n/language';
import { showFile, showLink } from './lesson-text';
import { inEither, type InLanguages, nameOf, unsaid } from './plain-words';
import type { LessonPart, LessonSources, PartWriter } from './planned-lesson';
import type { BackupActivity } from './read-backup';
import type { FilesOfArea } from './read-files';
import type { ActivityNote, LeftOutReason } from './report';
import { placeOf, textWriter } from './text-writer';

/** What a label, a link, a file or a folder of files becomes within a lesson, or why it is left out. */
export function partOf(
  activity: BackupActivity,
  content: XmlElement,
  sources: LessonSources,
): PartWriter | LeftOutReason {
  const { kind, contextId } = activity;
  const files = sources.index.in(contextId, `mod_${kind}`, 'content');
  switch (kind) {
    case 'label':
      return introOf(activity, content, sources);
    case 'url':
      return linkOf(activity, content, sources);
    default:
      return files.size === 0 ? 'empty' : filesOf(activity, content, files, sources);
  }
}

/** The text that stands on the course's page. */
function introOf(activity: BackupActivity, content: XmlElement, sources: LessonSources): PartWriter {
  const files = sources.index.in(activity.contextId, `mod_${activity.kind}`, 'intro');
  const write = textWriter(sources, activity, activity.title);
  return (lesson) => {
    const written = write(richIn(content, 'intro'), files, lesson);
    if (typeof written === 'string') sources.accounts.leaveOut(activity, written);
    return { mdx: typeof written === 'object' ? written.mdx : unsaid, isText: true };
  };
}

function linkOf(
  activity: BackupActivity,
  content: XmlElement,
  sources: LessonSources,
): PartWriter | LeftOutReason {
  const address = valueIn(content, 'externalurl').trim();
  const notes = new Set<ActivityNote>();
  if (showLink(address, 'x', notes) === undefined) return 'addressForm';
  return (lesson) => {
    for (const note of notes) sources.accounts.note(activity, note);
    const links = inBoth(activity, sources, (title) => showLink(address, title || address, notes) ?? '');
    return withIntro(links, introOf(activity, content, sources)(lesson));
  };
}

function filesOf(
  activity: BackupActivity,
  content: XmlElement,
  files: FilesOfArea,
  sources: LessonSources,
): PartWriter {
  return (lesson) => {
    const notes = new Set<ActivityNote>();
    const place = placeOf(sources, activity.title, files, lesson, notes);
    const shown = inBoth(activity, sources, (title) =>
      [...files.values()]
        .map((entry) => showFile(entry, files.size === 1 ? title : entry.name, place))
        .filter((one) => one !== '')
        .join('\n\n'),
    );
    for (const note of notes) sources.accounts.note(activity, note);
    const part = withIntro(shown, introOf(activity, content, sources)(lesson));
    if (inEither(shown, 'en') === '') sources.accounts.leaveOut(activity, 'fileLeftOut');
    return part;
  };
}

/** What is written with a title in both languages; where one lacks it, with the other's. */
function inBoth(
  activity: BackupActivity,
  { unmarked, accounts }: LessonSources,
  write: (title: string) => string,
): InLanguages {
  const title = nameOf(activity.title, unmarked);
  if (languages.some((language) => title[language] === null)) accounts.note(activity, 'titleOneLanguage');
  const of = (language: Language) => write(inEither(title, language)) || null;
  return { sw: of('sw'), en: of('en') };
}

function withIntro(shown: InLanguages, intro: LessonPart): LessonPart {
  const of = (language: Language) =>
    [intro.mdx[language], shown[language]].filter((one) => one !== null).join('\n\n') || null;
  return { mdx: { sw: of('sw'), en: of('en') }, isText: false };
}
