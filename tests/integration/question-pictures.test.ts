import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { addPicture, getBankFile } from '~/features/items/index.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { openBank } from '~tests/factories/fill-bank';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let stranger: Officer;
let bank: string;
beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })]);
  stranger = await createOfficer([grantOf('author', { instituteId: 'muhas' })]);
  bank = await openBank('pictures');
});

const kept = async () => {
  const rows = await workerDatabase.owner`select count(*)::int from bank_file where bank_id = ${bank}`;
  return rows[0]?.count as number;
};

test('a photograph is kept small, once, without what the camera wrote', async () => {
  const bytes = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#286' } })
    .withExif({ IFD0: { Artist: 'Rehema Kasanda' } })
    .jpeg()
    .toBuffer();
  const added = await addPicture(author, bank, { name: 'IMG_0001.JPG', bytes });
  if (added.outcome !== 'added') throw new Error(added.outcome);
  expect(await addPicture(author, bank, { name: 'again.jpg', bytes })).toEqual(added);
  expect(await kept()).toBe(1);
  const file = await getBankFile(author, bank, added.path.replace('media/', ''));
  expect(file?.type).toBe('image/jpeg');
  const { width, exif } = await sharp(file?.bytes).metadata();
  expect({ width, exif }).toEqual({ width: 1440, exif: undefined });
});

test('what is no picture, or only says so, is refused and not kept', async () => {
  const before = await kept();
  const script = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
  for (const name of ['a.svg', 'a.jpg', 'a.exe', 'picture']) {
    expect(await addPicture(author, bank, { name, bytes: script })).toEqual({ outcome: 'kindRefused' });
  }
  expect(await kept()).toBe(before);
});

test('another institute’s author adds nothing', async () => {
  const bytes = await sharp({ create: { width: 80, height: 80, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  expect(await addPicture(stranger, bank, { name: 'a.png', bytes })).toEqual({ outcome: 'notFound' });
});
