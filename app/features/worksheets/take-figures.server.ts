import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { figureColumns } from './figure-columns';
import { mostFileRows, readFigures } from './read-figures.server';
import { type TakenFigures, typedAlone } from './taken-figures';
import type { Worksheet } from './worksheet';
import { partsOnPage } from './worksheet-forms';

/**
 * Puts the figures of a file, or of cells that were pasted, into the rows of a form in place of those that it had; what else was typed stays.
 * A table that can't be taken changes nothing.
 */
export async function takeFigures(
  worksheet: Worksheet,
  name: string | undefined,
  { pasted = '', ...typed }: Readonly<Record<string, string>>,
  file: File | undefined,
  language: Language,
): Promise<TakenFigures> {
  const [, part] = partsOnPage(worksheet).find(([one]) => one === name) ?? [];
  const bytes =
    file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
  if (!part || bytes.every((byte) => byte <= 0x20)) {
    const fileFault =
      typed.fill === undefined ? undefined : getTranslator(language)('worksheets:file.fault.empty');
    return { ...typedAlone(typed), fileFault };
  }
  const answer = await readFigures(worksheet, part, bytes);
  if (!answer.ok) {
    const fileFault = getTranslator(language)(`worksheets:file.fault.${answer.fault}`, {
      count: mostFileRows,
    });
    return { fields: typed, pasted, fileFault, unknownHeads: [] };
  }
  const rooms = new Set(figureColumns(part.fields).map(({ pathOf }) => pathOf(0).split('.')[0]));
  const kept = Object.entries(typed).filter(([path]) => path !== 'example' && !rooms.has(path.split('.')[0]));
  return {
    ...typedAlone({ ...Object.fromEntries(kept), ...answer.fields }),
    unknownHeads: answer.unknownHeads,
  };
}
