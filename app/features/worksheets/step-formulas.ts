const anyOf = (...boxes: string[]) => boxes.map((box) => `{${box}?}`).join(',');

/** A day as a spreadsheet counts it, whether it was typed as a text or as a date of its own. */
export const dayIn = (box: string) => `IF(ISNUMBER({${box}?}),{${box}?},DATEVALUE({${box}?}))`;

/** What makes a distance from the median comparable, as W03's sum has it. */
export const distanceUnit =
  'IF(MEDIAN({step.distance?})>0,MEDIAN({step.distance?})/0.6745,AVERAGE({step.distance?})*1.253314)';

/** Months of which both the counted and all are known. */
const bothKnown = '{all.numerators?},">=0",{all.denominators?},">=0"';
const counted = `SUMIFS({all.numerators?},${bothKnown})`;
const all = `SUMIFS({all.denominators?},${bothKnown})`;

/** The share of all months together, of which there is none where more were counted than there are. */
export const overallShare = `IF(${counted}>${all},1/0,${counted}/${all})`;

const reach = '{sigmas}*SQRT({overall}*(1-{overall})/{denominators})';

/** Cases of a month of past years, side by side. */
const pastYears = '{year_1?}:{year_5?}';
const enoughYears = (formula: string) => `IF(COUNT(${pastYears})<{min_years},1/0,${formula})`;

/** Runs of points on one side of a line: which side was the last, how long its run is by now, and the how manieth it is. A point on the line changes nothing. */
function runsAround(point: string, line: string) {
  const isUseful = `AND(COUNT(${point},${line})=2,${point}<>${line})`;
  return {
    side: `IF(${isUseful},SIGN(${point}-${line}),N({side<?}))`,
    run: `IF(${isUseful},IF({side?}=N({side<?}),N({run<?})+1,1),N({run<?}))`,
    runs: `N({runs<?})+IF(${isUseful},IF({side?}=N({side<?}),0,1),0)`,
  };
}

const changes = 'AND(ISNUMBER({values?}),ISNUMBER({before?}),{values?}<>{before?})';

const isAction = `COUNTA(${anyOf('id', 'start', 'due', 'completed')})>0`;
const [due, completed, today] = ['due', 'completed', 'as_of'].map(dayIn);

/**
 * What formulas of totals and rows go on with, by worksheet and part and then by the column's name: each stands in a column of its own beside the rows, unrounded, and may
 * be a word of the worksheet's, `{word:overdue}`. Beyond what `rowFormulas` refer to, `{run<}` is the column's cell in the row above, `{all.values}` a
 * whole column of the first sheet, `{step.run}` one of these, and `{place}` the row's number.
 */
export const stepFormulas: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'W03.months': {
    distance: 'ABS({values}-MEDIAN({all.values?}))',
    kept: `IF(COUNT({all.values?})<{min_values},{values},IF({distance?}>({threshold}+0.000000001)*${distanceUnit},"",{values}))`,
  },
  'W09.channel': {
    squares: 'IF(COUNT({previous?},{same?},{next?})=3,SUMSQ({previous?},{same?},{next?}),"")',
  },
  'W09.year': {
    alert_limit: enoughYears(`QUARTILE(${pastYears},3)`),
    epidemic_limit: enoughYears(
      `MAX(QUARTILE(${pastYears},3),AVERAGE(${pastYears})+{sds}*STDEV(${pastYears}))`,
    ),
    zone: 'IF(COUNT({this_year?},{alert_limit?})<2,"–",IF({this_year?}>{epidemic_limit?}+0.000000001,{word:epidemic},IF({this_year?}>{alert_limit?}+0.000000001,{word:alert},{word:usual})))',
  },
  'W09.earlyWarning': {
    week: 'IF(ISBLANK({series?}),"",{place?})',
    baseline:
      'IF(AND({place?}<MAX({step.week?})-{gap},{place?}>=MAX({step.week?})-{gap}-{baseline_len}),{series},"")',
  },
  'W10.runChart': {
    ...runsAround('{values?}', 'MEDIAN({all.values?})'),
    before: 'IF(ISNUMBER({values<?}),{values<?},IF(ISNUMBER({before<?}),{before<?},""))',
    way: `IF(${changes},SIGN({values?}-{before?}),N({way<?}))`,
    trend: `IF(${changes},IF({way?}=N({way<?}),N({trend<?})+1,1),N({trend<?}))`,
  },
  'W10.pChart': {
    overall: overallShare,
    share: '{numerators}/{denominators}',
    upper: `MIN(1,{overall}+${reach})`,
    lower: `MAX(0,{overall}-${reach})`,
    outside: 'IF(OR({share}>{upper}+0.000000001,{share}<{lower}-0.000000001),1,0)',
    ...runsAround('{share?}', '{overall?}'),
  },
  'W14.pareto': {
    vital:
      'IF(ISNUMBER({count?}),IF((SUMIF({causes.count?},">"&N({count?}))+SUMIF({count^?},N({count?}))-{count?})/SUM({causes.count?})*100<{vital_cutoff}-0.000000001,1,0),"")',
  },
  'W13.tracker': {
    status: `IF(${isAction},IFERROR(IF(ISBLANK({completed?}),IF(${due}<${today},{word:overdue},{word:open}),IF(${completed}<=${due},{word:done on time},{word:done late})),"–"),"")`,
    due_by_now: `IF(${isAction},IF(ISBLANK({completed?}),IFERROR(IF(${due}<=${today},1,0),0),1),"")`,
  },
};
