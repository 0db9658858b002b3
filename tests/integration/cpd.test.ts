import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { approvalsOn } from '~/features/cpd/index';
import {
  changeCouncilRule,
  endApproval,
  findApprovals,
  listApprovals,
  listCoursesToApprove,
  listProfessionalCouncils,
  recordApproval,
} from '~/features/cpd/index.server';
import { CouncilRuleSchema, newApprovalSchema } from '~/features/cpd/schemas';
import { theOperator } from '~/platform/audit.server';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse();
});

const approval = (over: Partial<Parameters<typeof recordApproval>[0]> = {}) => ({
  council: 'MCT',
  number: 'MCT/CPD/2026/014',
  category: 2 as const,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  courses: [{ courseId: course.id, points: 4.5 }],
  ...over,
});

const heldOn = async (day: string) =>
  approvalsOn((await findApprovals([course.id])).get(course.id) ?? [], day).map(({ number }) => number);

const actionsOn = async (id: string) =>
  (await database().select().from(auditEntry).where(eq(auditEntry.objectId, id))).map(({ action }) => action);

describe('an approval', () => {
  test('holds from its first to its last day, for its courses, and is audited', async () => {
    expect(await heldOn('2026-06-01')).toEqual([]);
    expect(await recordApproval(approval(), theOperator)).toEqual({ outcome: 'recorded' });
    expect(await heldOn('2025-12-31')).toEqual([]);
    expect(await heldOn('2026-01-01')).toEqual(['MCT/CPD/2026/014']);
    expect(await heldOn('2026-12-31')).toEqual(['MCT/CPD/2026/014']);
    expect(await heldOn('2027-01-01')).toEqual([]);
    expect((await findApprovals(['another'])).size).toBe(0);
    const [recorded] = await listApprovals();
    expect(recorded).toMatchObject({
      council: 'MCT',
      courses: [{ title: course.manifest.title, points: 4.5 }],
    });
    expect(await actionsOn(recorded?.id ?? '')).toEqual(['cpd.approved']);
  });

  test('of the same council, course and days is refused; of another council or later days it isn’t', async () => {
    const again = approval({ number: 'twice', validFrom: '2026-12-31', validUntil: '2027-12-31' });
    expect(await recordApproval(again, theOperator)).toEqual({ outcome: 'overlaps', courseIds: [course.id] });
    expect(await recordApproval({ ...again, validFrom: '2027-01-01' }, theOperator)).toEqual({
      outcome: 'recorded',
    });
    expect(await recordApproval({ ...again, council: 'TNMC', number: 'T-7' }, theOperator)).toEqual({
      outcome: 'recorded',
    });
    expect(await recordApproval({ ...again, council: 'none' }, theOperator)).toEqual({
      outcome: 'unknownCouncil',
    });
    expect(await heldOn('2027-01-01')).toEqual(['twice', 'T-7']);
  });

  test('recorded twice at once counts once', async () => {
    const twin = approval({ council: 'PC', number: 'twin' });
    const answers = await Promise.all([recordApproval(twin, theOperator), recordApproval(twin, theOperator)]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['overlaps', 'recorded']);
  });

  test('that ends keeps what was earned until then; one recorded by mistake has never held', async () => {
    const late = (await listApprovals()).find(({ number }) => number === 'MCT/CPD/2026/014')?.id ?? '';
    expect(await endApproval(late, 'over', '2026-08-31', theOperator)).toBe('ended');
    expect(await heldOn('2026-08-31')).toContain('MCT/CPD/2026/014');
    expect(await heldOn('2026-09-01')).not.toContain('MCT/CPD/2026/014');
    // It doesn't come back by being ended later.
    expect(await endApproval(late, 'over', '2026-10-31', theOperator)).toBe('ended');
    expect(await heldOn('2026-09-01')).not.toContain('MCT/CPD/2026/014');
    expect(await endApproval(late, 'mistaken', '2026-10-31', theOperator)).toBe('ended');
    expect(await heldOn('2026-01-01')).not.toContain('MCT/CPD/2026/014');
    expect(await actionsOn(late)).toEqual(['cpd.approved', 'cpd.ended', 'cpd.ended']);
    expect(await recordApproval(approval({ number: 'right' }), theOperator)).toEqual({ outcome: 'recorded' });
    expect(await endApproval('019a0000-0000-7000-8000-000000000001', 'over', '2026-10-31', theOperator)).toBe(
      'notFound',
    );
  });
});

describe('the form of an approval', () => {
  const typed = {
    council: 'MCT',
    number: ' MCT/1 ',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    'points.a': '4,5',
    'points.b': '',
  };
  const faultsOf = (changes: Record<string, string>) =>
    newApprovalSchema(['a', 'b'])
      .safeParse({ ...typed, ...changes })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('leaves out courses without points', () => {
    expect(newApprovalSchema(['a', 'b']).parse(typed)).toEqual({
      council: 'MCT',
      number: 'MCT/1',
      category: null,
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
      courses: [{ courseId: 'a', points: 4.5 }],
    });
  });

  test.each([
    [{ council: '' }, 'council: council'],
    [{ number: ' ' }, 'number: approvalNumber'],
    [{ validFrom: '2026-02-30' }, 'validFrom: day'],
    [{ validUntil: '2025-12-31' }, 'validUntil: dayOrder'],
    [{ 'points.a': '' }, 'courses: courses'],
    [{ 'points.a': 'many' }, 'points.a: number'],
    [{ 'points.a': '0' }, 'points.a: points'],
    [{ 'points.a': '1.3' }, 'points.a: points'],
    [{ category: '3' }, 'category: category'],
  ])('tells %o beside the field', (changes, fault) => {
    expect(faultsOf(changes as Record<string, string>)).toEqual([fault]);
  });
});

describe('what a council asks for', () => {
  test('is what was found, marked where nothing was', async () => {
    const councils = await listProfessionalCouncils();
    expect(
      councils.map(({ id, rule }) => [id, rule.requiredPoints, rule.periodMonths, rule.isConfirmed]),
    ).toEqual([
      ['MCT', 20, 12, true],
      ['TNMC', 30, 36, true],
      ['HLPC', 20, 12, true],
      ['PC', null, 12, false],
      ['EHPRC', null, 12, false],
      ['MRIPC', null, 12, false],
      ['OC', null, 12, false],
    ]);
  });

  test('is changed by administrators, each change audited', async () => {
    const rule = CouncilRuleSchema.parse({
      periodMonths: '12',
      periodStart: '2026-01-01',
      requiredPoints: '25',
      categoryOnePercent: '',
      associationPercent: '',
      isConfirmed: 'yes',
    });
    expect(await changeCouncilRule('PC', rule, theOperator)).toBe('changed');
    expect(await changeCouncilRule('PC', rule, theOperator)).toBe('changed');
    expect(await changeCouncilRule('none', rule, theOperator)).toBe('notFound');
    const entries = await database()
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.action, 'cpd.ruleChanged'), eq(auditEntry.objectId, 'PC')));
    expect(entries.map(({ detail }) => detail)).toEqual([
      { field: 'requiredPoints', from: null, to: 25 },
      { field: 'isConfirmed', from: false, to: true },
    ]);
    expect(
      CouncilRuleSchema.safeParse({ periodMonths: '12', periodStart: '2026-07-02' }).error?.issues,
    ).toMatchObject([{ message: 'firstOfMonth' }]);
  });

  test('of courses there is a list to choose from', async () => {
    expect(await listCoursesToApprove()).toMatchObject([
      { id: course.id, creditPoints: course.manifest.creditPoints },
    ]);
  });
});
