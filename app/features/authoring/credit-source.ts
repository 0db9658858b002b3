import { isSeq } from 'yaml';
import type { PackageFiles } from '~/features/catalog/index.server';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { CopySource } from '~db/schema/authoring';
import { editFront } from './lesson-facts';

/** Names the course that a package is copied from among the sources of each lesson, where its learners read it. */
export function creditSource(files: PackageFiles, { title, institute }: CopySource): PackageFiles {
  const creditOf = Object.fromEntries(
    languages.map((language) => [
      language,
      getTranslator(language)('course-copies:credit', {
        title: title[language],
        institute: institute[language],
      }),
    ]),
  );
  return new Map(
    [...files].map(([path, body]) => {
      const language = /\/lesson\.(sw|en)\.mdx$/.exec(path)?.[1];
      const credit = language && creditOf[language];
      return [path, credit ? Buffer.from(withSource(body.toString('utf8'), credit)) : body];
    }),
  );
}

/** A lesson with one source more. One whose front matter can't be read stays as it is. */
function withSource(text: string, credit: string): string {
  const added = editFront(text, (document) => {
    const sources: unknown = document.get('sources');
    if (isSeq(sources)) sources.add(document.createNode(credit));
    else document.set('sources', document.createNode([credit]));
  });
  return added ?? text;
}
