import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import { certificateDesign } from '~db/schema/certificates';
import type { PublishedCourse } from '~/features/catalog/index.server';
import {
  findDesigns,
  getDesignPicture,
  getPaperDesign,
  issueCertificate,
  listMyCertificates,
  renderDesignPreview,
  saveDesign,
} from '~/features/certificates/index.server';
import { managesCertificatesOf } from '~/features/certificates/policy';
import { DesignFormSchema } from '~/features/certificates/schemas';
import { roles, scopeOf } from '~/features/accounts/index';
import { theOperator } from '~/platform/audit.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
let course: PublishedCourse;
let logo: Uint8Array;
let seal: Uint8Array;
const square = (background: string) =>
  sharp({ create: { width: 200, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
beforeAll(async () => {
  course = await importSmallCourse();
  logo = await square('#0a4a5c');
  seal = await square('#9c3206');
});

async function certificateOfSomebody() {
  const person = await createPerson();
  await doLessons(person, course);
  await submit(person, await openAttempt(person, course), rightAnswers);
  await issueCertificate(person, course.id);
  const [certificate] = await listMyCertificates(person.id);
  if (!certificate) throw new Error('no certificate was issued');
  return certificate;
}

const signed = (name: string) =>
  DesignFormSchema.parse({ name0: name, titleSw0: 'Mkurugenzi', titleEn0: 'Director' });

const save = (name: string, pictures: Parameters<typeof saveDesign>[1]['pictures'], publishes: boolean) =>
  saveDesign(course.instituteId, { ...signed(name), pictures }, publishes, theOperator);

test('a certificate keeps the design with which it was issued; a draft touches none', async () => {
  const plain = await certificateOfSomebody();
  expect(await save('Dkt. Amina', { logo }, false)).toEqual({ outcome: 'saved' });
  expect(await getPaperDesign((await certificateOfSomebody()).id)).toBeUndefined();

  expect(await save('Dkt. Amina', { seal }, true)).toEqual({ outcome: 'published' });
  const first = await certificateOfSomebody();
  expect(await save('Prof. Baraka', { logo: null, signature0: seal }, true)).toEqual({
    outcome: 'published',
  });
  const second = await certificateOfSomebody();

  const [ofPlain, ofFirst, ofSecond] = await Promise.all(
    [plain, first, second].map(({ id }) => getPaperDesign(id)),
  );
  expect(ofPlain).toBeUndefined();
  expect(ofFirst?.signatories).toMatchObject([{ name: 'Dkt. Amina', signature: undefined }]);
  expect(ofFirst?.logo).toBeInstanceOf(Buffer);
  expect(ofFirst?.seal).toBeInstanceOf(Buffer);
  expect(ofSecond).toMatchObject({ logo: undefined, signatories: [{ name: 'Prof. Baraka' }] });
  expect(ofSecond?.signatories[0]?.signature).toBeInstanceOf(Buffer);

  const { inUse, draft } = await findDesigns(course.instituteId);
  expect(inUse?.number).toBe(2);
  expect(draft).toBeUndefined();
  const entries = await database().select().from(auditEntry).where(eq(auditEntry.action, 'design.published'));
  expect(entries.map(({ objectId, detail }) => [objectId, detail])).toEqual([
    [course.instituteId, { number: 1 }],
    [course.instituteId, { number: 2 }],
  ]);
});

test('the database itself refuses to change a design in use, and its pictures', async () => {
  const refusal = async (statement: string) => {
    try {
      await database().execute(sql.raw(statement));
      return undefined;
    } catch (error) {
      return (error as { cause: { code: string } }).cause.code;
    }
  };
  expect(await refusal(`update certificate_design set signatories = '[]'`)).toBe('42501');
  expect(await refusal(`delete from certificate_design`)).toBe('42501');
  expect(await refusal(`update certificate_picture set bytes = ''`)).toBe('42501');
  expect(await refusal(`update credential set design_id = null`)).toBe('42501');
});

test('two who save at once leave one draft; a refused picture saves nothing', async () => {
  const before = await database().select({ id: certificateDesign.id }).from(certificateDesign);
  expect(await save('Wrong', { logo: Buffer.from('<svg/>'.repeat(9)) }, true)).toEqual({
    outcome: 'refused',
    faults: { logo: 'pictureKind' },
  });
  await Promise.all([save('One', { logo }, false), save('Two', { logo }, false)]);
  const after = await database().select({ id: certificateDesign.id }).from(certificateDesign);
  expect(after.length).toBe(before.length + 1);
});

test('pictures are those of their own institute', async () => {
  const { draft } = await findDesigns(course.instituteId);
  expect(await getDesignPicture(course.instituteId, draft?.logo ?? '')).toBeDefined();
  expect(await getDesignPicture('path', draft?.logo ?? '')).toBeUndefined();
  const institute = { id: course.instituteId, name: { sw: 'Taasisi', en: 'Institute' } };
  const preview = () =>
    renderDesignPreview(
      institute,
      draft ?? { logo: null, seal: null, signatories: [] },
      'sw',
      'https://tumia.example',
    );
  expect((await preview()).equals(await preview())).toBe(true);
});

describe('who designs', () => {
  test('is the institute’s manager, or an administrator', () => {
    const may = roles.filter((role) =>
      managesCertificatesOf({ grants: [{ role, ...scopeOf({ instituteId: 'ttcih' }) }] }, 'ttcih'),
    );
    expect(may).toEqual(['manager', 'administrator']);
    expect(
      managesCertificatesOf({ grants: [{ role: 'manager', ...scopeOf({ instituteId: 'path' }) }] }, 'ttcih'),
    ).toBe(false);
  });

  test.each([
    [{ name0: 'A', titleSw0: 'M' }, 'titleEn0', 'titleMissing'],
    [{ titleSw1: 'M', titleEn1: 'D' }, 'name1', 'nameMissing'],
    [{ name0: 'A'.repeat(81), titleSw0: 'M', titleEn0: 'D' }, 'name0', 'tooLong'],
  ])('is told what is missing in %o', (typed, field, message) => {
    const { error } = DesignFormSchema.safeParse(typed);
    expect(error?.issues).toMatchObject([{ path: [field], message }]);
  });
});
