import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { listComments, type ReviewComment } from './comments.server';
import { describeFile } from './describe-file';
import { hasParts } from './file-parts.server';
import type { DraftActor } from './draft-actor.server';
import type { Draft } from './find-draft.server';
import { getDraft } from './get-draft.server';
import { lessonFile } from './lesson-file';
import { fileAddress, fileReviewAddress, lessonFolder, lessonParam } from './package-path';
import { writesCoursesOf } from './policy';
import { isWithReviewers } from './review-state';
import { listReviewers, listReviews } from './reviews.server';

/** Everything that the page of a draft's review shows. */
export async function getReviewPage(actor: DraftActor, draft: Draft, language: Language) {
  const [reviews, comments, reviewers, found] = await Promise.all([
    listReviews(draft.id),
    listComments(draft.id),
    listReviewers(draft.instituteId),
    getDraft(actor, draft.slug),
  ]);
  if (!found) return undefined;
  const describing = { modules: found.modules, language, t: getTranslator(language) };
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null);
  const openAt = (path: string) => open.filter((comment) => comment.path === path).length;
  const hasAllApproved = reviews.length > 0 && reviews.every(({ verdict }) => verdict === 'approved');
  return {
    version: draft.version,
    reviews: reviews.map(({ id, name, kind, verdict, wroteIt }) => ({ id, name, kind, verdict, wroteIt })),
    /** Nothing else keeps such a draft in review. */
    isOwnTextAlone: draft.state === 'inReview' && hasAllApproved && open.length === 0,
    judges: isWithReviewers(draft) && reviews.some(({ reviewerId }) => reviewerId === actor.id),
    reviewers,
    comments: comments.map((comment) => ({
      id: comment.id,
      place:
        comment.path === ''
          ? null
          : { name: describeFile(comment.path, describing).name, address: placeOf(comment) },
      quote: comment.quote,
      text: comment.text,
      maySettle: writesCoursesOf(actor, draft.instituteId) || comment.writtenBy === actor.id,
      by: comment.by,
      writtenAt: comment.writtenAt.toISOString(),
      resolvedAt: comment.resolvedAt?.toISOString() ?? null,
    })),
    modules: found.modules.map(({ slug, title, lessons }) => ({
      title: title[language] || slug,
      lessons: lessons.map((lesson) => {
        const [sw = 0, en = 0] = languages.map((one) =>
          openAt(lessonFile(lessonFolder(slug, lesson.slug), one)),
        );
        return {
          param: lessonParam(slug, lesson.slug),
          title: lesson.title[language] || lesson.slug,
          open: { sw, en },
        };
      }),
    })),
    files: found.files
      .filter(({ path }) => hasParts(path))
      .map(({ path }) => ({ path, name: describeFile(path, describing).name, open: openAt(path) })),
  };
}

/** Where a comment stands, from the address of the draft: on the page on which its lesson or its file is reviewed. */
function placeOf({ id, path, resolvedAt }: ReviewComment): string {
  const [, language] = /\/lesson\.(sw|en)\.mdx$/.exec(path) ?? [];
  const anchor = resolvedAt === null ? `#comment-${id}` : '';
  if (language) return `${fileAddress(path)}/review?language=${language}${anchor}`;
  return hasParts(path) ? `${fileReviewAddress(path)}${anchor}` : fileAddress(path);
}
