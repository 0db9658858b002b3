import { type Grant, scopeOf } from '~/features/accounts/index';
import {
  getOverview,
  getReporting,
  getTrainings,
  listAreaFacilities,
  listAtRisk,
  listCertificates,
  listLearners,
  presentOverview,
  presentReporting,
  presentTrainings,
  readQuestion,
} from '~/features/tracking/index.server';
import { theOperator } from '~/platform/audit.server';

export interface Dashboard {
  name: string;
  open: () => Promise<unknown>;
}

type Who = { grants: Grant[] };

const coordinator = (scope: Parameters<typeof scopeOf>[0]): Who => ({
  grants: [{ role: 'coordinator', ...scopeOf(scope) }],
});
export const nation = coordinator({});
const region = coordinator({ regionId: 'kigoma' });
const council = coordinator({ councilId: 'kigoma-dc' });

const overview = (name: string, who: Who, filter: Record<string, string>): Dashboard => ({
  name: `overview: ${name}`,
  open: async () => presentOverview(await getOverview(who, new URLSearchParams(filter), 'sw', false), 'sw'),
});

const trainings = (name: string, who: Who, filter: Record<string, string>): Dashboard => ({
  name: `face to face: ${name}`,
  open: async () => presentTrainings(await getTrainings(who, new URLSearchParams(filter), 'sw', false), 'sw'),
});

const list = (name: string, who: Who, step: 'enrolled' | 'expiring'): Dashboard => ({
  name: `list: ${name}`,
  open: async () =>
    listLearners(theOperator, await readQuestion(who, new URLSearchParams(), 'sw'), step, undefined),
});

const atRisk = (who: Who, name: string, reason: 'ending' | 'resting' | 'failed'): Dashboard => ({
  name: `needs attention: ${name}, ${reason}`,
  open: async () =>
    listAtRisk(theOperator, await readQuestion(who, new URLSearchParams(), 'sw'), reason, undefined),
});

export const nationsOverview: Dashboard = overview('nation', nation, {});

export const dashboards: Dashboard[] = [
  nationsOverview,
  overview('nation, one course', nation, { course: 'c1' }),
  overview('nation, one cadre, a year', nation, { cadre: 'EN', from: '2026-01', to: '2026-12' }),
  overview('region', region, {}),
  overview('region, a year', region, { from: '2026-01' }),
  overview('council', council, {}),
  list('nation, enrolled', nation, 'enrolled'),
  list('council, ending soon', council, 'expiring'),
  ...(['ending', 'resting', 'failed'] as const).flatMap((reason) => [
    atRisk(nation, 'nation', reason),
    atRisk(region, 'region', reason),
  ]),
  {
    name: 'certificates: nation, ending soon',
    open: async () =>
      listCertificates(
        theOperator,
        await readQuestion(nation, new URLSearchParams(), 'sw'),
        'expiring',
        undefined,
      ),
  },
  {
    name: 'facilities: nation, nobody certified',
    open: async () =>
      listAreaFacilities(await readQuestion(nation, new URLSearchParams(), 'sw'), 'without', undefined),
  },
  {
    name: 'training and reporting: nation',
    open: async () => presentReporting(await getReporting(nation, new URLSearchParams(), 'sw'), 'sw'),
  },
  trainings('nation', nation, {}),
  trainings('nation, one course, a year', nation, { course: 'c1', from: '2026-01' }),
  trainings('region', region, {}),
  trainings('council', council, {}),
];
