import { z } from 'zod';
import { type Dhis2Fault, faultOfError, faultOfStatus, readUpTo } from './dhis2-answers.server';
import type { Dhis2Settings } from './dhis2-settings.server';

/** How long DHIS2 may take for the figures of one place and month. */
const answerWithinMs = 30_000;
const mostBytes = 1024 * 1024;

/** Figures of a month, of one place but for those that name another. Ids are DHIS2's. */
export interface DataValueSet {
  /** Such as `202603`. */
  period: string;
  orgUnit: string;
  dataValues: readonly {
    dataElement: string;
    orgUnit?: string;
    categoryOptionCombo: string;
    value: string;
  }[];
}

export type SendAnswer =
  | { ok: true; imported: number; updated: number; ignored: number; conflicts: string[] }
  /** `conflicts` are DHIS2's own words on what it doesn't take. */
  | { ok: false; fault: Dhis2Fault; conflicts: string[] };

const ConflictsSchema = z.array(z.object({ value: z.string() })).default([]);
const SummarySchema = z.object({
  importCount: z.object({ imported: z.number(), updated: z.number(), ignored: z.number() }),
  conflicts: ConflictsSchema,
});
/** Newer versions put the summary under `response`. */
const AnswerSchema = z.union([
  z.object({ response: SummarySchema }).transform(({ response }) => response),
  SummarySchema,
]);

/**
 * Sends figures to DHIS2, which keeps one value for each data element, period, place and category: sending the same again changes nothing
 * there. Requests go to the configured address alone, and nothing that this gives holds the token.
 * @param options.isDryRun DHIS2 looks at the figures and keeps none
 */
export async function sendDataValues(
  { url, token }: Dhis2Settings,
  set: DataValueSet,
  { isDryRun, withinMs = answerWithinMs }: { isDryRun: boolean; withinMs?: number },
): Promise<SendAnswer> {
  try {
    const response = await fetch(
      `${url}/api/dataValueSets?importStrategy=CREATE_AND_UPDATE&dryRun=${isDryRun}&async=false`,
      {
        method: 'POST',
        headers: {
          Authorization: `ApiToken ${token}`,
          Accept: 'application/json',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(set),
        redirect: 'manual',
        signal: AbortSignal.timeout(withinMs),
      },
    );
    const bytes = await readUpTo(response, mostBytes);
    if (!bytes) return { ok: false, fault: 'tooLarge', conflicts: [] };
    const summary = summaryIn(bytes);
    const conflicts = (summary?.conflicts ?? []).map(({ value }) => value.slice(0, 300));
    if (response.status !== 200) return { ok: false, fault: faultOfStatus(response.status), conflicts };
    return summary
      ? { ok: true, ...summary.importCount, conflicts }
      : { ok: false, fault: 'broken', conflicts: [] };
  } catch (error) {
    return { ok: false, fault: faultOfError(error), conflicts: [] };
  }
}

function summaryIn(bytes: Uint8Array): z.infer<typeof AnswerSchema> | undefined {
  try {
    return AnswerSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}
