import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { DataSection } from '~/features/privacy/components/data-section';
import { presentMyData } from '~/features/privacy/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { weightInWords } from '~/platform/i18n/data-weight';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { readDataTariff } from '~/platform/site-settings.server';
import { DataWeight } from '~/ui/data-weight';
import { LinkButton } from '~/ui/link-button';
import { collectAll, weighMyData } from './my-data-requests.server';

export const meta = pageMeta((t) => t('privacy:data.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const data = await collectAll(actor);
  const [shown, bytes, tariff] = await Promise.all([
    presentMyData(data, language),
    weighMyData(data, request),
    readDataTariff(),
  ]);
  return { ...shown, bytes, tariff };
}

export default function MyData() {
  const { sections, nothingOf, bytes, tariff } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('privacy:data.title')}</h1>
      <p>{t('privacy:data.lead')}</p>
      <LinkButton to={`/${language}/me/privacy/data.json`}>
        {t('privacy:data.download')} <DataWeight {...weightInWords(bytes, language, tariff)} />
      </LinkButton>
      <p className="hint">{t('privacy:data.downloadHint')}</p>
      {sections.map((section) => (
        <DataSection key={section.title} section={section} />
      ))}
      {nothingOf.length > 0 && (
        <section>
          <h2>{t('privacy:data.none')}</h2>
          <ul>
            {nothingOf.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={`/${language}/me/privacy`}>{t('privacy:title')}</a>
      </p>
    </>
  );
}
