import type { FormFields } from '~/platform/http/read-form.server';

/** What was typed into the form of a cohort, every field of it. */
export const typedCohort = ({
  kind = 'online',
  name = '',
  subject = '',
  topic = '',
  council = '',
  place = '',
  startsOn = '',
  endsOn = '',
  facilitators = '',
}: FormFields) => ({ kind, name, subject, topic, council, place, startsOn, endsOn, facilitators });
