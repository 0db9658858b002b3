import { notFound } from '~/platform/http/page-language.server';

/** Any address that no other route takes. */
export function loader() {
  throw notFound();
}

export const action = loader;

export default function NotFound() {
  return null;
}
