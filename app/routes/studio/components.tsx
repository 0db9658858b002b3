import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExampleEntry } from '~/features/authoring/components/example-entry';
import { listExamples } from '~/features/authoring/index.server';
import { lessonPieces } from '~/features/lessons/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { savesData } from '~/platform/http/saves-data.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { readDataTariff } from '~/platform/site-settings.server';

export const meta = pageMeta(
  (t) => t('authoring:gallery'),
  (t) => t('authoring:galleryLead'),
);

/** The gallery hides nothing, and costs who saves data as little as a lesson does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const prices = { language, tariff: await readDataTariff() };
  const everything = { reflections: {}, seesFacilitatorNotes: true, savesData: savesData(request), prices };
  const examples = await listExamples(language);
  return examples.map(({ blocks, ...example }) => ({
    ...example,
    pieces: lessonPieces(blocks, everything),
  }));
}

export default function ComponentGallery() {
  const examples = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <article className="lesson lake">
      <h1>{t('authoring:gallery')}</h1>
      <p>{t('authoring:galleryLead')}</p>
      <ul>
        {examples.map(({ slug, title }) => (
          <li key={slug}>
            <a href={`#${slug}`}>{title}</a>
          </li>
        ))}
      </ul>
      {examples.map((example) => (
        <ExampleEntry key={example.slug} {...example} />
      ))}
    </article>
  );
}
