import type { LoaderFunctionArgs } from '@remix-run/node';
import { dhis2Metadata } from '~/features/reports/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { getTranslator } from '~/platform/i18n/translate';
import { requireSender } from './require-sender.server';

/** What DHIS2 has to know before it takes figures, as a file for its import of metadata. */
export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  await requireSender(args);
  const t = getTranslator('en');
  const metadata = dhis2Metadata((cadre) => t(`accounts:cadre.${cadre as 'CO'}`));
  return new Response(JSON.stringify(metadata, null, 2), {
    headers: {
      ...personalPage,
      'Content-Type': 'application/json',
      'Content-Disposition': 'attachment; filename="tumia-dhis2-metadata.json"',
    },
  });
}
