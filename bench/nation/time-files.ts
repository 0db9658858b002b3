import { exportPeople } from '~/features/people/index.server';
import {
  exportAreaCertificates,
  exportAtRisk,
  exportLearners,
  readQuestion,
} from '~/features/tracking/index.server';
import { theOperator } from '~/platform/audit.server';
import { nation } from './dashboards';

const megabyte = 1024 ** 2;

type Kind = 'csv' | 'xlsx';

interface File {
  name: string;
  send: (kind: Kind) => Promise<ReadableStream<Uint8Array>>;
}

const question = () => readQuestion(nation, new URLSearchParams(), 'sw');

/** The longest lists of the nation. */
export const files: File[] = [
  {
    name: 'everybody enrolled',
    send: async (kind) => exportLearners(theOperator, await question(), 'enrolled', { kind, language: 'sw' }),
  },
  {
    name: 'those who rest, course by course',
    send: async (kind) => exportAtRisk(theOperator, await question(), 'resting', { kind, language: 'sw' }),
  },
  {
    name: 'valid certificates',
    send: async (kind) =>
      exportAreaCertificates(theOperator, await question(), 'valid', { kind, language: 'sw' }),
  },
  {
    name: 'people',
    send: (kind) => {
      const actor = { id: crypto.randomUUID(), grants: nation.grants, address: null };
      return Promise.resolve(exportPeople(actor, {}, { kind, language: 'sw' }));
    },
  },
];

export interface TimedFile {
  rows: number;
  perSecond: number;
  /** More resident memory than before, at a third, at two thirds and at the end. */
  megabytes: number[];
}

/** Resident memory is looked at in thirds: a file that is sent while it is read takes no more for more rows. */
export async function timeFile({ send }: File, kind: Kind): Promise<TimedFile> {
  let [rows, all, bytes] = [-1, 0, 0];
  await drain(await send('csv'), (piece) => {
    for (const byte of piece) if (byte === 10) rows += 1;
    if (kind === 'csv') all += piece.length;
  });
  if (kind === 'xlsx')
    await drain(await send(kind), (piece) => {
      all += piece.length;
    });
  const before = process.memoryUsage().rss;
  const most = [before, before, before];
  const start = performance.now();
  await drain(await send(kind), (piece) => {
    bytes += piece.length;
    const third = Math.min(2, Math.floor((3 * bytes) / all));
    most[third] = Math.max(most[third] ?? 0, process.memoryUsage().rss);
  });
  return {
    rows,
    perSecond: rows / ((performance.now() - start) / 1000),
    megabytes: most.map((one) => (one - before) / megabyte),
  };
}

async function drain(file: ReadableStream<Uint8Array>, look: (piece: Uint8Array) => void): Promise<void> {
  const reader = file.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) look(read.value);
}
