/** What each template is filled with. Its words are `messages:<template>.subject` and `.text`; a text fits into one SMS. */
export interface TemplateValues {
  recoveryCode: { code: string; minutes: number };
  phoneChangeCode: { code: string; minutes: number };
  /** Goes to the number that the account had before. */
  phoneChanged: Record<string, never>;
  emailCode: { code: string; minutes: number };
  emailVerified: Record<string, never>;
  /** `address` is where the code is typed in, as short as it can be. */
  invitation: { institute: string; code: string; address: string };
  passwordChanged: Record<string, never>;
  /** `date` is written out in the person's language. */
  erasureAsked: { date: string };
  /** `role` is named in the person's language, with its place. */
  roleGranted: { role: string };
  /** The score of one of their attempts has changed since a question was corrected. */
  regraded: Record<string, never>;
  /** One of their certificates comes to its end; `date` is written out in the person's language. */
  certificateEnds: { course: string; date: string };
  /** A course of their institute is to be read again; `date` is written out in the person's language. */
  reviewDue: { course: string; date: string };
  /** They are asked to review a course of their institute. */
  reviewAsked: { course: string };
  /** A reviewer asks for changes of a course that they work on. */
  changesAsked: { course: string };
  /** All reviewers have approved a course that they work on. */
  draftApproved: { course: string };
  /** Somebody has commented on a course that they work on. */
  draftCommented: { course: string };
  /** A course that they wanted published on a day is not; `date` and `reason` are written out in the person's language. */
  notPublished: { course: string; date: string; reason: string };
  /** They enrolled in a course some days ago and haven't begun. */
  firstStep: { course: string };
  /** They began a course and have rested for some time. */
  goOn: { course: string };
  /** They have failed a course's quiz more than once. */
  tryAgain: { course: string };
  /** What somebody who answers for them has written. */
  notice: { text: string };
  /** The overview of their area that they ordered, as an attachment; `what` is the area, `period` the month or the day. */
  overview: { what: string; period: string };
  /** To an office that somebody named: `what` is the area, and `link` is where it says yes. */
  overviewAsked: { office: string; what: string; link: string };
  /** The overview of an area as an attachment, to an office that said yes; `stop` is where it says no. */
  overviewShared: { office: string; what: string; period: string; stop: string };
  /** What they told about a page has been answered. */
  feedbackAnswered: Record<string, never>;
  /** People have told something that they are to answer. */
  feedbackWaits: Record<string, never>;
}

export type MessageTemplate = keyof TemplateValues;

const templates: Record<MessageTemplate, true> = {
  recoveryCode: true,
  phoneChangeCode: true,
  phoneChanged: true,
  emailCode: true,
  emailVerified: true,
  invitation: true,
  passwordChanged: true,
  erasureAsked: true,
  roleGranted: true,
  regraded: true,
  certificateEnds: true,
  reviewDue: true,
  reviewAsked: true,
  changesAsked: true,
  draftApproved: true,
  draftCommented: true,
  notPublished: true,
  firstStep: true,
  goOn: true,
  tryAgain: true,
  notice: true,
  overview: true,
  overviewAsked: true,
  overviewShared: true,
  feedbackAnswered: true,
  feedbackWaits: true,
};

export const isMessageTemplate = (name: string): name is MessageTemplate => Object.hasOwn(templates, name);

/** The values that may be cut so that the text fits into one SMS: names of any length. */
export const cuttableValue: Partial<Record<MessageTemplate, string>> = {
  invitation: 'institute',
  roleGranted: 'role',
  certificateEnds: 'course',
  reviewDue: 'course',
  reviewAsked: 'course',
  changesAsked: 'course',
  draftApproved: 'course',
  draftCommented: 'course',
  notPublished: 'course',
  firstStep: 'course',
  goOn: 'course',
  tryAgain: 'course',
  notice: 'text',
  overview: 'what',
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** News of three days ago are none. */
const usefulHours = 72;

/** When a message is of no use any more: a code with its own minutes when these are over, others after days. */
export function usefulUntil(createdAt: Date, { minutes }: Record<string, string | number>): Date {
  const lasts = typeof minutes === 'number' ? minutes * minuteMs : usefulHours * hourMs;
  return new Date(createdAt.getTime() + lasts);
}
