import { daysBetween } from './day-distance';
import { day, optional, table, text } from './fields';
import { isNumber, percentOf } from './result';
import { wholeThreshold } from './settings';
import { counted, days, definePart, percent, type Worksheet, type Finding } from './worksheet';

export const appointmentStatuses = ['kept', 'returned', 'returned late', 'due', 'missed', 'LTFU'] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

/**
 * Who missed an appointment, who came back, who is lost to follow-up. The one worksheet with a line for each client: it takes a local number (C01 …),
 * is for the device that it is filled on: its page calculates there, and sends nothing to the server.
 *
 * days late = attended − due, or as-of day − due for who hasn't come. Status: kept up to `grace_days`; returned up to `ltfu_days`, returned late
 * after; not come: due up to grace, missed up to ltfu, LTFU after. Denominator = all whose appointment is past its days of grace; missed, lost
 * to follow-up in per cent of it, returned in per cent of all who missed. 28 days for HIV treatment (PEPFAR's definition, differentiatedservicedelivery.org;
 * older studies took up to 180): exactly 28 is missed, 29 lost. Other programmes set their own. A row without a due day isn't judged; an empty list
 * gives no rates.
 */
const clients = definePart({
  fields: { as_of: day(), rows: table({ client: text(), due: day(), attended: optional(day()) }, 10) },
  settings: {
    grace_days: wholeThreshold(3, { least: 0, most: 365 }),
    ltfu_days: wholeThreshold(28, { least: 1, most: 3650 }),
  },
  figures: {
    missed_rate_pct: percent(),
    return_rate_pct: percent(),
    ltfu_rate_pct: percent(),
    denominator: counted(),
    missed_any: counted(),
    days_late: days(),
  },
  isOnPage: false,
  example: {
    as_of: '2025-06-30',
    rows: [
      ['C01', '2025-06-02', '2025-06-02'],
      ['C02', '2025-06-03', '2025-06-09'],
      ['C03', '2025-06-05', null],
    ],
  },
  compute({ as_of, rows: given }, { grace_days, ltfu_days }) {
    const rows = given.map(({ client, due, attended }) => {
      const until = attended ?? as_of;
      const late = due === null || until === null ? null : daysBetween(due, until);
      const [inTime, afterwards, far]: [AppointmentStatus, AppointmentStatus, AppointmentStatus] =
        attended === null ? ['due', 'missed', 'LTFU'] : ['kept', 'returned', 'returned late'];
      const status =
        late === null ? null : late <= grace_days ? inTime : late <= ltfu_days ? afterwards : far;
      return { client, due, attended, days_late: late, status };
    });
    const counts = Object.fromEntries(
      appointmentStatuses.map((status) => [status, rows.filter((row) => row.status === status).length]),
    ) as Record<AppointmentStatus, number>;
    const back = counts.returned + counts['returned late'];
    const missed = back + counts.missed + counts.LTFU;
    const denominator = counts.kept + missed;
    return {
      missed_rate_pct: percentOf(missed, denominator, 'noClients'),
      return_rate_pct: percentOf(back, missed, denominator === 0 ? 'noClients' : 'nobodyMissed'),
      ltfu_rate_pct: percentOf(counts.LTFU, denominator, 'noClients'),
      denominator,
      missed_any: missed,
      counts,
      rows,
    };
  },
  interpret({ missed_rate_pct, return_rate_pct, missed_any, denominator }): Finding[] {
    if (!isNumber(missed_rate_pct)) return [];
    if (!isNumber(return_rate_pct)) return [{ code: 'nobodyMissed', values: { denominator } }];
    return [{ code: 'someMissed', values: { missed_rate_pct, return_rate_pct, missed_any, denominator } }];
  },
});

export const missedAppointments = {
  key: 'W11',
  version: 1,
  slug: 'missed-appointments',
  toolkit: 'missed-appointments',
  isOnDevice: true,
  parts: { clients },
} satisfies Worksheet;
