import { choice, count, optional, table, text } from './fields';
import { from, isNumber, percentOf, sumOf } from './result';
import { threshold, wholeThreshold } from './settings';
import { atLeast } from './thresholds';
import { counted, definePart, percent, type Worksheet, type Finding } from './worksheet';

/**
 * Pareto's order of causes: which few make most of the problem?
 *
 * Sorted by how often each was counted (ties keep their order); cumulative % = sum so far / total × 100; the vital few are the fewest from the top that
 * reach 80 % together. A cause without a count is left out; nothing counted gives no shares.
 */
const pareto = definePart({
  fields: { causes: table({ cause: text(), count: count() }, 8) },
  settings: { vital_cutoff: threshold(80, { most: 100 }) },
  figures: {
    vital_count: counted(),
    total: counted(),
    count: counted(),
    share_pct: percent(),
    cumulative_pct: percent(),
    rows: percent(),
  },
  isOnPage: true,
  example: {
    causes: [
      ['Karatasi ya tali haikutumika', 21],
      ['Safu ya rejesta haikueleweka', 12],
      ['Mtumishi hakuwepo siku ya kufunga', 8],
      ['Fomu ilichelewa kufika', 5],
      ['Jumla ilikosewa', 4],
    ],
  },
  compute({ causes }, { vital_cutoff }) {
    const counts = causes.flatMap(({ cause, count: times }) => (isNumber(times) ? [{ cause, times }] : []));
    const sorted = counts.toSorted((one, other) => other.times - one.times);
    const total = sumOf([0, ...sorted.map(({ times }) => times)]);
    let sum = 0;
    const rows = sorted.map(({ cause, times }) => {
      const before = percentOf(sum, total, 'nothingCounted');
      sum += times;
      return {
        cause,
        times,
        before,
        share: percentOf(times, total, 'nothingCounted'),
        cumulative: percentOf(sum, total, 'nothingCounted'),
      };
    });
    const vital = rows.filter(({ before }) => isNumber(before) && !atLeast(before, vital_cutoff));
    return {
      vital_count: vital.length,
      total,
      vital_few: vital.map(({ cause }) => cause),
      rows: rows.map(({ cause, times, share, cumulative }) => [cause, times, share, cumulative] as const),
    };
  },
  interpret({ vital_count, vital_few, total, rows }): Finding[] {
    const reached = rows[vital_count - 1]?.[3];
    if (!isNumber(total) || total === 0 || reached === undefined || !isNumber(reached)) return [];
    return [
      {
        code: 'vitalFew',
        values: { vital_count, causes: vital_few.join('; '), cumulative_pct: reached, all: rows.length },
      },
    ];
  },
  series(_, { rows }, { vital_cutoff }) {
    return {
      kind: 'pareto',
      labels: rows.map(([cause]) => cause),
      unit: 'number',
      lines: [{ key: 'count', values: rows.map(([, times]) => times) }],
      target: { key: 'cumulative_pct', value: vital_cutoff },
    };
  },
  table(_, { rows }) {
    return {
      columns: [{ key: 'cause' }, { key: 'count' }, { key: 'share_pct' }, { key: 'cumulative_pct' }],
      rows,
    };
  },
});

const evidence = ['seen', 'counted', 'assumed'] as const;

/**
 * Five whys: each answer is asked why in turn, three to seven times. What was assumed, neither seen nor counted, becomes a question to check before
 * an action is written. Stop where the next answer is outside the team's reach or an action is plain.
 */
const whys = definePart({
  fields: { problem: text(), whys: table({ answer: text(), evidence: choice(evidence) }, 5) },
  settings: { min_steps: wholeThreshold(3), max_steps: wholeThreshold(7) },
  figures: { steps: counted(), assumed_count: counted() },
  isOnPage: true,
  example: {
    problem: 'Penta 1: ripoti 20, rejesta 30',
    whys: [
      { answer: 'Jumla ya mwezi ilichukuliwa kwenye karatasi ya tali', evidence: 'seen' },
      { answer: 'Tali haikuwekwa siku za huduma ya mkoba', evidence: 'counted' },
      { answer: 'Mkoba una rejesta lakini hauna karatasi ya tali', evidence: 'seen' },
      { answer: 'Karatasi zinatunzwa ofisini kwa Mganga Mfawidhi', evidence: 'seen' },
      { answer: 'Hakuna orodha ya vitu vya kupakia kwenye mkoba', evidence: 'assumed' },
    ],
  },
  compute({ whys: steps }) {
    const answered = steps.filter(({ answer }) => answer !== '');
    const assumed = answered.filter(({ evidence: proof }) => proof === 'assumed' || proof === null);
    return {
      steps: answered.length,
      assumed_count: assumed.length,
      to_check: assumed.map(({ answer }) => answer),
      root_cause: answered.at(-1)?.answer ?? null,
    };
  },
  interpret({ steps, assumed_count, root_cause }, { min_steps, max_steps }): Finding[] {
    if (root_cause === null) return [];
    const code = steps < min_steps ? 'askOn' : steps > max_steps ? 'tooDeep' : 'rootFound';
    return [
      { code, values: { steps, root_cause } },
      ...(assumed_count > 0 ? [{ code: 'checkFirst', values: { assumed_count } }] : []),
    ];
  },
  table(_, { to_check }) {
    return { columns: [{ key: 'to_check' }], rows: to_check.map((answer) => [answer]) };
  },
});

const bones = ['people', 'methods', 'materials', 'machines', 'environment', 'measurement'] as const;

/** A fishbone: causes by kind, one to a line. It counts them and names the kinds that nobody has thought of yet. */
const fishbone = definePart({
  fields: { problem: optional(text()), causes: table({ bone: choice(bones), cause: text() }, 8) },
  settings: {},
  figures: { causes_count: counted(), empty_count: counted() },
  isOnPage: true,
  example: {
    problem: 'Penta 1: ripoti 20, rejesta 30',
    causes: [
      { bone: 'people', cause: 'Mtumishi mpya hakuelekezwa' },
      { bone: 'materials', cause: 'Karatasi za tali zimeisha' },
      { bone: 'methods', cause: 'Hakuna siku maalumu ya kujumlisha' },
      { bone: 'measurement', cause: 'Safu mbili za rejesta zinachanganywa' },
    ],
  },
  compute({ causes }) {
    const known = causes.filter(({ bone, cause }) => bone !== null && cause !== '');
    const by = bones.map((bone) => ({
      bone,
      causes: known.flatMap((one) => (one.bone === bone ? [one.cause] : [])),
    }));
    return {
      causes_count: known.length,
      empty_count: by.filter(({ causes: some }) => some.length === 0).length,
      bones: by,
      empty_bones: by.flatMap(({ bone, causes: some }) => (some.length === 0 ? [bone] : [])),
    };
  },
  interpret({ causes_count, empty_count }): Finding[] {
    if (causes_count === 0) return [];
    const left = from([empty_count], (one) => one);
    return [
      { code: isNumber(left) && left > 0 ? 'emptyBones' : 'fullFish', values: { causes_count, empty_count } },
    ];
  },
  bones({ problem }, { bones: by, causes_count }) {
    return causes_count > 0 ? { problem, bones: by } : undefined;
  },
  table(_, { bones: by }) {
    return {
      columns: [{ key: 'bone', isWord: true }, { key: 'causes' }],
      rows: by.map(({ bone, causes }) => [bone, causes.length > 0 ? causes : null]),
    };
  },
});

export const rootCauses = {
  key: 'W14',
  version: 1,
  slug: 'root-causes',
  toolkit: 'data-review-meeting',
  parts: { pareto, whys, fishbone },
} satisfies Worksheet;
