import { cast, type CastMember } from './cast';

/** The status of an answer; `sign-in` stands for a redirect to the page of that name that leads back here. */
export type Status = number | 'sign-in';

/** What each member of the cast must get. */
export type Answers = Record<CastMember, Status>;

/** One address of a route, and what it answers to whom. */
export interface Visit {
  /** Whose page it is, or in which state, where a route has more than one visit. */
  what: string;
  path: string;
  /** What is posted: something that changes nothing, or nothing of anybody else's. */
  form: Record<string, string>;
  get: Answers;
  post: Answers;
  /** Whose thing the address names; to all others it must never answer 200. Undefined where it names nobody's. */
  owners: readonly CastMember[] | undefined;
  /** Posting ends the session, so each member posts with one that is opened for it. */
  endsSession: boolean;
}

export type VisitOptions = Partial<Pick<Visit, 'what' | 'form' | 'endsSession'>>;

/** Answers to somebody; `post` is left out where the route takes no form. */
export interface Statuses {
  get: Status;
  post?: Status;
}

/** What a route without an action answers to every form. */
const noForm = 405;

export const signIn: Statuses = { get: 'sign-in', post: 'sign-in' };

function visit(
  path: string,
  takesForms: boolean,
  statuses: (member: CastMember) => Statuses,
  options: VisitOptions & Pick<Partial<Visit>, 'owners'>,
): Visit {
  const answers = (status: (member: CastMember) => Status) =>
    Object.fromEntries(cast.map((member) => [member, status(member)])) as Answers;
  return {
    what: '',
    form: {},
    endsSession: false,
    owners: undefined,
    ...options,
    path,
    get: answers((member) => statuses(member).get),
    post: answers((member) => (takesForms ? (statuses(member).post ?? noForm) : noForm)),
  };
}

/** A page that answers everybody alike. */
export const forEverybody = (path: string, answers: Statuses, options: VisitOptions = {}) =>
  visit(path, answers.post !== undefined, () => answers, options);

/** A page for those who are signed in, whoever they are; others are led to sign in, or get what `anonymous` says. `others` tells exceptions. */
export const forMembers = (
  path: string,
  answers: Statuses,
  {
    anonymous = signIn,
    others,
    ...options
  }: VisitOptions & { anonymous?: Statuses; others?: (member: CastMember) => Statuses | undefined } = {},
) =>
  visit(
    path,
    answers.post !== undefined,
    (member) => (member === 'anonymous' ? anonymous : (others?.(member) ?? answers)),
    options,
  );

/** A page for some roles; it is known to be there, so the others who are signed in are told that it isn't theirs. */
export const forRoles = (
  path: string,
  allowed: readonly CastMember[],
  answers: Statuses,
  {
    anonymous = signIn,
    refused = { get: 403, post: 403 },
    ...options
  }: VisitOptions & { anonymous?: Statuses; refused?: Statuses } = {},
) =>
  visit(
    path,
    answers.post !== undefined,
    (member) => (member === 'anonymous' ? anonymous : allowed.includes(member) ? answers : refused),
    options,
  );

/** Something that belongs to some; to the others who are signed in it isn't there, or gets what `refused` says. */
export const forOwners = (
  path: string,
  owners: readonly CastMember[],
  answers: (member: CastMember) => Statuses,
  {
    anonymous = signIn,
    refused = () => ({ get: 404, post: 404 }),
    ...options
  }: VisitOptions & { anonymous?: Statuses; refused?: (member: CastMember) => Statuses } = {},
) =>
  visit(
    path,
    owners.some((owner) => answers(owner).post !== undefined),
    (member) =>
      member === 'anonymous' ? anonymous : owners.includes(member) ? answers(member) : refused(member),
    { ...options, owners },
  );
