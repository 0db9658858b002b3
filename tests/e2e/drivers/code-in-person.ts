import { type APIRequest, type APIRequestContext, expect } from '@playwright/test';
import { postForm } from './learner-over-http';
import type { Person } from './person';

/** The demo account that answers for everybody in Kigoma. */
const coordinator = { phone: '0700000004', password: 'tumia-demo-2026' };

export const codeIn = (html: string) => {
  const code = /class="code">(\d{4} \d{4})</.exec(html)?.[1];
  if (!code) throw new Error('the page shows no code');
  return code;
};

let session: Awaited<ReturnType<APIRequestContext['storageState']>> | undefined;

/** @returns a phone of the coordinator's, signed in; once for each worker, since a number may sign in a few times only */
export async function coordinatorsPhone(
  request: APIRequest,
  baseURL: string | undefined,
): Promise<APIRequestContext> {
  if (session) return request.newContext({ baseURL, storageState: session });
  const phone = await request.newContext({ baseURL });
  expect((await postForm(phone, '/sw/sign-in', coordinator)).status()).toBe(303);
  session = await phone.storageState();
  return phone;
}

/** @returns the path of the coordinator's page about a person, without its language */
export async function recordOf(
  request: APIRequestContext,
  { phone }: Pick<Person, 'phone'>,
): Promise<string> {
  const list = await (await request.get(`/sw/people?q=${phone}`)).text();
  const path = /href="\/sw(\/people\/[\da-f-]{36})"/.exec(list)?.[1];
  if (!path) throw new Error(`the coordinator finds nobody by ${phone}`);
  return path;
}

/** Gives a person a code, as the coordinator does face to face. @returns it as it is shown */
export async function giveCode(request: APIRequestContext, person: Pick<Person, 'phone'>): Promise<string> {
  const answer = await postForm(request, `/sw${await recordOf(request, person)}/code`, {});
  expect(answer.status()).toBe(200);
  return codeIn(await answer.text());
}

/** Adds a person who then opens the account with a code. @returns the code */
export async function addPerson(
  request: APIRequestContext,
  person: Omit<Person, 'password'>,
): Promise<string> {
  const answer = await postForm(request, '/sw/people/new', { ...person });
  expect(answer.status()).toBe(200);
  return codeIn(await answer.text());
}
