import type { LoaderFunctionArgs } from '@remix-run/node';
import { readAuditQuestion } from '~/features/accounts/index.server';
import { exportAudit } from '~/platform/export-audit.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { getTranslator } from '~/platform/i18n/translate';
import { requireAdministrator } from './require-administrator.server';

/** The entries that a search of the audit trail finds, as a file. It names people by their ids alone. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const t = getTranslator(pageLanguage(params));
  const actor = await requireAdministrator(request);
  const asked = await readAuditQuestion(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.ok) throw notFound();
  const file = await exportAudit(asked.question, t, {
    actorId: actor.id,
    address: context.clientAddress,
  });
  return new Response(file, {
    headers: {
      ...personalPage,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="tumia-audit.csv"`,
    },
  });
}
