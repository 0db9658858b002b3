import type { LoaderFunctionArgs } from '@remix-run/node';
import { describeFacility } from '~/features/places/index';
import { searchFacilities } from '~/features/places/index.server';
import { FacilityQuerySchema } from '~/features/places/schemas';
import { getTranslator } from '~/platform/i18n/translate';
import { networkOf } from '~/platform/security/network-of-address';
import { countTry } from '~/platform/security/rate-limit.server';

/** Many people may share one address: a whole hospital, or the customers of a mobile network. */
const perAddress = { name: 'facilities:address', limit: 1200, windowSeconds: 10 * 60 };

/** `GET /api/facilities?council=kigoma-dc&q=mwa&lang=sw`: facilities of a council whose names fit, as the facility picker offers them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const parsed = FacilityQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) return Response.json({ error: 'bad-request' }, { status: 400 });
  const counted = await countTry(perAddress, networkOf(context.clientAddress));
  if (!counted.allowed) {
    const headers = { 'Retry-After': String(counted.retryAfterSeconds) };
    return Response.json({ error: 'too-many-requests' }, { status: 429, headers });
  }
  const { council, q, lang } = parsed.data;
  const found = await searchFacilities(council, q);
  const t = getTranslator(lang);
  const facilities = found.map((one) => ({
    id: one.id,
    name: one.name,
    level: one.level,
    ward: one.ward,
    status: one.status,
    detail: describeFacility(one, t),
  }));
  return Response.json({ facilities }, { headers: { 'Cache-Control': 'public, max-age=600' } });
}
