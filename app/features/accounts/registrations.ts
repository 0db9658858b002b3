import type { FormFields } from '~/platform/http/read-form.server';

interface Registration {
  council: string;
  number: string;
}

/** Professional councils that the form of a profile names; any other is written out. */
const knownCouncils = ['MCT', 'TNMC', 'HLPC', 'PC'] as const;

/** Most councils that a person names besides. */
const mostOthers = 4;

const registrationField = (council: string) => `registration.${council}`;
const otherFields = (index: number) => ({
  council: `otherCouncil.${index}`,
  number: `otherNumber.${index}`,
});

/** The names of the fields that hold registrations: one for each known council, a pair for each other one that the form has room for. */
export const registrationFieldNames = {
  known: knownCouncils.map((council) => ({ council, number: registrationField(council) })),
  others: Array.from({ length: mostOthers }, (_, index) => otherFields(index)),
};

/** Gathers the registrations out of a form's fields; those of which nothing is filled in are left out. */
export function registrationsIn(fields: FormFields): Registration[] {
  const { known, others } = registrationFieldNames;
  const textOf = (field: string) => fields[field] ?? '';
  return [
    ...known.map(({ council, number }) => ({ council, number: textOf(number) })).filter(hasNumber),
    ...others
      .map(({ council, number }) => ({ council: textOf(council), number: textOf(number) }))
      .filter((pair) => hasNumber(pair) || pair.council.trim() !== ''),
  ];
}

const hasNumber = ({ number }: Registration) => number.trim() !== '';

/** The form's fields as they show registrations, empty ones included: all known councils, and room for one more than there are. */
export function registrationFields(registrations: Registration[]): FormFields {
  const { known, others } = registrationFieldNames;
  const rest = registrations.filter(({ council }) => !(knownCouncils as readonly string[]).includes(council));
  const pairs = others.slice(0, rest.length + 1);
  return Object.fromEntries([
    ...known.map(({ council, number }) => [
      number,
      registrations.find((one) => one.council === council)?.number ?? '',
    ]),
    ...pairs.flatMap(({ council, number }, index) => [
      [council, rest[index]?.council ?? ''],
      [number, rest[index]?.number ?? ''],
    ]),
  ]) as FormFields;
}
