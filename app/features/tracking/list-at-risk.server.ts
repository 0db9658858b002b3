import { sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { atRisk, reasonsOf } from './at-risk.server';
import type { Question } from './get-overview.server';
import { countedLearners, goingOnAfter, type ListPlace, placeAfter, said } from './list-learners.server';
import { type RiskReason, riskReasons } from './schemas';

export interface LearnerAtRisk {
  personId: string;
  name: string;
  /** In E.164 form. */
  phone: string;
  cadre: string;
  councilName: string;
  facilityName: string | null;
  courseId: string;
  reasons: RiskReason[];
  lastActivityAt: Date | null;
  validUntil: Date | null;
}

const pageSize = 50;

/** Learners at risk for a reason by name, from a place of the list on. */
export async function pageAtRisk(
  executor: Executor,
  question: Question,
  reason: RiskReason,
  after: ListPlace | undefined,
  limit: number,
): Promise<LearnerAtRisk[]> {
  type Row = Omit<LearnerAtRisk, 'lastActivityAt' | 'validUntil'> &
    Record<'lastActivityAt' | 'validUntil', string | null>;
  const rows = (await executor.execute(sql`
    with shown as (
      select standing.*, account.name, account.phone, account.facility as own_words, ${reasonsOf} as reasons
      from standing join account on account.id = person_id
      where ${atRisk(question, reason)}
      ${goingOnAfter(after)}
      order by account.name, account.id, course_id limit ${limit}
    )
    select person_id as "personId", shown.name, phone, shown.cadre, council.name as "councilName",
      coalesce(facility.name, own_words) as "facilityName", course_id as "courseId", reasons,
      coalesce(last_activity_at, enrolled_at) as "lastActivityAt", valid_until as "validUntil"
    from shown join council on council.id = shown.council_id left join facility on facility.id = shown.facility_id
    order by shown.name, person_id, course_id`)) as unknown as Row[];
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return rows.map((row) => ({
    ...row,
    lastActivityAt: moment(row.lastActivityAt),
    validUntil: moment(row.validUntil),
  }));
}

export interface ListedAtRisk {
  learners: LearnerAtRisk[];
  /** How many there are for each reason, counted up to {@link countedLearners}. */
  totals: Record<RiskReason, number>;
  nextAfter: string | null;
}

/** Learners at risk for a reason, fifty at a time. That somebody has looked is written down. */
export async function listAtRisk(
  by: ActingParty,
  question: Question,
  reason: RiskReason,
  afterRow: { personId: string; courseId: string } | undefined,
): Promise<ListedAtRisk> {
  return database().transaction(async (tx) => {
    const after = afterRow && (await placeAfter(tx, afterRow));
    const rows = await pageAtRisk(tx, question, reason, after, pageSize + 1);
    const counts = riskReasons.map(
      (one) => sql`(
        select count(*)::int from (
          select from standing where ${atRisk(question, one)} limit ${countedLearners + 1}
        ) as counted) as ${sql.identifier(one)}`,
    );
    const [totals] = (await tx.execute(sql`select ${sql.join(counts, sql`, `)}`)) as unknown as Record<
      RiskReason,
      number
    >[];
    const learners = rows.slice(0, pageSize);
    const last = learners.at(-1);
    await recordAudit(tx, by, {
      action: 'people.listed',
      detail: { ...said(question), shown: learners.length },
    });
    return {
      learners,
      totals: totals ?? { ending: 0, resting: 0, failed: 0 },
      nextAfter: last && rows.length > pageSize ? `${last.personId}/${last.courseId}` : null,
    };
  });
}
