import type { ContentFault } from '~/platform/content/content-fault';
import type { Translator } from '~/platform/i18n/translate';
import { begun, fieldInWords, problemInWords } from './fault-in-words';

/** What is said beside the fields of a form, by their names. */
export type FieldFaults = Partial<Record<string, string>>;

/** Fields of the form about a course that have another name there than in `course.yml`. */
const aboutFields: Readonly<Record<string, string>> = {
  outcomes: 'outcome-0-sw',
  'completion.minimumDays': 'minimumDays',
  'certificate.validMonths': 'validMonths',
};

/** The field of the form about a course in which something at a path of `course.yml` is mended. */
function aboutField(path: string): string {
  const [, name = '', language = ''] = /^(title|summary)\.(sw|en)$/.exec(path) ?? [];
  if (name) return `${name}${language === 'sw' ? 'Sw' : 'En'}`;
  const [, number, of] = /^outcomes\.(\d+)(?:\.text)?(?:\.(sw|en))?/.exec(path) ?? [];
  if (number) return `outcome-${number}-${of ?? 'sw'}`;
  return aboutFields[path] ?? path.replace(/^(cadres|prerequisites)\.\d+$/, '$1');
}

/** The gate's faults of `course.yml`, beside the fields of the form about the course. */
export const aboutFaults = (faults: readonly ContentFault[], t: Translator): FieldFaults =>
  besideFields(faults, aboutField, t);

/** Fields of the form about a lesson that each text of the lesson has for itself. */
const ofEachText = new Set(['summary', 'author', 'sources']);

/** The gate's faults of what stands before a lesson's two texts, beside the fields of the form about the lesson. */
export function factsFaults(
  faults: Readonly<Record<'sw' | 'en', readonly ContentFault[]>>,
  t: Translator,
): FieldFaults {
  const fieldIn = (ending: string) => (path: string) => {
    const name = path.replace(/\.\d+$/, '');
    return ofEachText.has(name) ? `${name}${ending}` : name;
  };
  return { ...besideFields(faults.en, fieldIn('En'), t), ...besideFields(faults.sw, fieldIn('Sw'), t) };
}

function besideFields(
  faults: readonly ContentFault[],
  fieldOf: (path: string) => string,
  t: Translator,
): FieldFaults {
  const told: FieldFaults = {};
  for (const fault of faults) {
    const field = String(fault.values?.field ?? '');
    const { message, hint } = problemInWords(fault, { t });
    // The label of the field says already which one is meant.
    const named = `${fieldInWords(field, t)}: `;
    const said = message.startsWith(named) ? message.slice(named.length) : message;
    told[fieldOf(field)] ??= `${begun(said)}. ${hint}`;
  }
  return told;
}
