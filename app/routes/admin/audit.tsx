import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { nameAccounts, readAuditQuestion } from '~/features/accounts/index.server';
import { listPlaces } from '~/features/places/index.server';
import { mostExported } from '~/platform/export-audit.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage, personalPageHeaders } from '~/platform/http/personal-page';
import { formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { searchAudit } from '~/platform/search-audit.server';
import { Notice } from '~/ui/notice';
import { Pager } from '~/ui/pager';
import { AuditFilters } from './audit-filters';
import { AuditTable } from './audit-table';
import { requireAdministrator } from './require-administrator.server';

const entriesOnPage = 50;

export const meta = pageMeta((t) => t('admin:audit.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  pageLanguage(params);
  const actor = await requireAdministrator(request);
  const typed = Object.fromEntries(new URL(request.url).searchParams);
  const asked = await readAuditQuestion(typed);
  if (!asked.ok) {
    return data(
      { typed, faults: asked.faults, part: null, places: {}, most: mostExported },
      { status: 422, headers: personalPage },
    );
  }
  const { entries, next } = await searchAudit(
    asked.question,
    { after: asked.after, limit: entriesOnPage },
    { actorId: actor.id, address: context.clientAddress },
  );
  const names = await nameAccounts(entries.flatMap(({ actorId, personId }) => [actorId, personId]));
  const nameOf = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? null });
  const part = {
    entries: entries.map(({ at, actorId, personId, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      actor: nameOf(actorId),
      person: nameOf(personId),
    })),
    next,
  };
  return { typed, faults: {}, part, places: await namePlaces(), most: mostExported };
}

/** @returns names of regions and councils by id */
async function namePlaces(): Promise<Partial<Record<string, string>>> {
  const regions = await listPlaces();
  return Object.fromEntries(
    regions.flatMap((region) => [region, ...region.councils]).map(({ id, name }) => [id, name]),
  );
}

export default function Audit() {
  const { typed, faults, part, places, most } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const { language, t } = useI18n();
  const { after, ...search } = typed;
  const addressOf = (more: Record<string, string> = {}) =>
    `${pathname}?${new URLSearchParams({ ...search, ...more }).toString()}`;
  return (
    <>
      <h1>{t('admin:audit.title')}</h1>
      <p>{t('admin:audit.lead')}</p>
      <AuditFilters typed={search} faults={faults} />
      {!part && <Notice kind="bad">{t('admin:fixFaults')}</Notice>}
      {part?.entries.length === 0 && <Notice kind="plain">{t('admin:audit.none')}</Notice>}
      {part && part.entries.length > 0 && (
        <>
          <AuditTable entries={part.entries} places={places} />
          <Pager
            label={t('admin:audit.pages')}
            first={after ? { href: addressOf(), label: t('admin:audit.newest') } : undefined}
            next={
              part.next ? { href: addressOf({ after: part.next }), label: t('admin:audit.older') } : undefined
            }
          />
          <p>
            <a href={`${pathname}.csv?${new URLSearchParams(search).toString()}`}>
              {t('admin:audit.export')}
            </a>
          </p>
          <p className="hint">{t('admin:audit.exportLimit', { most: formatNumber(most, language, 0) })}</p>
        </>
      )}
    </>
  );
}
