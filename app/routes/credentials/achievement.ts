import type { LoaderFunctionArgs } from '@remix-run/node';
import { describeAchievement, getAchievement } from '~/features/certificates/index.server';
import { parseLanguage } from '~/platform/i18n/language';
import { notPublished, published } from './published.server';

/** What a certificate is given for, in one language; its address ends with the course's revision and the language. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const [, revision = '', of] = /^(.+)-(sw|en)$/.exec(params.achievement ?? '') ?? [];
  const language = parseLanguage(of);
  const achievement = language && (await getAchievement(revision));
  return achievement
    ? published(describeAchievement(achievement, language, context.publicUrl))
    : notPublished();
}
