import type { HeadcountPreviewProps } from '~/features/tracking/components/headcount-preview';
import { headcountColumns, importHeadcounts, readHeadcounts } from '~/features/tracking/index.server';
import type { ActingParty } from '~/platform/audit.server';
import { readForm } from '~/platform/http/read-form.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { writeCsv } from '~/platform/tables/write-table.server';

interface HeadcountAnswer {
  /** Whether the list has been taken over. */
  done: boolean;
  /** What is wrong with the file, in the reader's language. */
  fault: string | null;
  preview: HeadcountPreviewProps | null;
}

/** Rows of each table of a preview. */
const mostShown = 200;

/** Shows what a list of headcounts would change, or takes over the one that was looked at. It is judged anew each time. */
export async function takeHeadcounts(
  request: Request,
  by: ActingParty,
  within: ReadonlySet<string>,
  language: Language,
): Promise<HeadcountAnswer> {
  const form = await readForm(request);
  const list = form.get('list');
  if (typeof list === 'string') {
    const answer = await importHeadcounts(by, Buffer.from(list), within);
    if (answer.ok) return { done: true, fault: null, preview: null };
  }
  const t = getTranslator(language);
  const refuse = (fault: string) => ({ done: false, fault, preview: null });
  const file = form.get('file');
  if (!(file instanceof Blob) || file.size === 0) return refuse(t('people:import.fileFault.missing'));
  const reading = await readHeadcounts(new Uint8Array(await file.arrayBuffer()), within);
  if (!reading.ok)
    return refuse(
      reading.fault === 'noHeader' || reading.fault === 'empty' || reading.fault === 'tooManyRows'
        ? t(`tracking:headcounts.fileFault.${reading.fault}`)
        : t(`people:import.fileFault.${reading.fault}`),
    );
  const { rows, rejected } = reading;
  const changed = rows.filter(({ inPost, before }) => inPost !== before);
  return {
    done: false,
    fault: null,
    preview: {
      changes: changed.slice(0, mostShown),
      counts: { changed: changed.length, same: rows.length - changed.length, rejected: rejected.length },
      rejected: rejected.slice(0, mostShown),
      list: writeCsv(
        [...headcountColumns],
        changed.map(({ councilId, cadre, inPost }) => [councilId, cadre, String(inPost)]),
      ),
    },
  };
}
