import type { LoaderFunctionArgs } from '@remix-run/node';
import { validate as isUuid } from 'uuid';
import { notFound } from '~/platform/http/page-language.server';

/** @returns the id of the cohort that an address names @throws 404 where it is none */
export function cohortIdOf({ cohort = '' }: LoaderFunctionArgs['params']): string {
  if (!isUuid(cohort)) throw notFound();
  return cohort;
}
