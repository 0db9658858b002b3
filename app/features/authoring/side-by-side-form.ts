import type { FormFields } from '~/platform/http/read-form.server';

/** The fields of the form of two columns, row by row: `sw.0`, `en.0`, `copy.0`, `agrees.0`. */
export function sideBySideFields(fields: FormFields) {
  const rows = Object.keys(fields).filter((name) => /^sw\.\d+$/.test(name)).length;
  return {
    version: { sw: fields.swVersion, en: fields.enVersion },
    blocks: Array.from({ length: rows }, (_, row) => ({
      sw: fields[`sw.${row}`] ?? '',
      en: fields[`en.${row}`] ?? '',
      copy: fields[`copy.${row}`] === 'yes',
      agrees: fields[`agrees.${row}`] === 'yes',
    })),
  };
}
