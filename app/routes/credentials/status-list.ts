import type { LoaderFunctionArgs } from '@remix-run/node';
import { getStatusList } from '~/features/certificates/index.server';
import { notPublished, publishedToken } from './published.server';

/** Which certificates of an institute are revoked, as a signed list of bits; its address ends with the institute and the list's number. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const [, institute = '', number] = /^(.+)-(\d{1,9})$/.exec(params.list ?? '') ?? [];
  const list = number && (await getStatusList(institute, Number(number), context.publicUrl));
  return list ? publishedToken(list, 15) : notPublished();
}
