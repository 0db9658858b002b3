import { dayIn, distanceUnit, overallShare } from './step-formulas';

/** Numbers from zero up, where a blank cell or NA is none. */
const known = '">=0"';

/** Rows of facilities of which nothing is missing. */
const areWhole = ['expected', 'received', 'on_time'].map((key) => `{rows.${key}},${known}`).join(',');
const wholeRows = (key: string) => `SUMIFS({rows.${key}},${areWhole})`;

/** Months of which both figures are known. */
const bothKnown = (key: string) =>
  `SUMIFS({facilities.${key}},{facilities.recounted},${known},{facilities.reported},${known})`;
const areBothKnown = `{recounted},${known},{reported},${known}`;
const bothInRow = (key: string) => `IF(COUNTIFS(${areBothKnown})=0,1/0,SUMIFS({${key}},${areBothKnown}))`;

const enoughYears = (formula: string) => `IF(COUNT({history.same})<{min_years},1/0,${formula})`;

/** Years of which the week and both of its neighbours are known. */
const wholeWeeks = ['previous', 'same', 'next'].map((week) => `{history.${week}?},${known}`).join(',');

const bones = ['people', 'methods', 'materials', 'machines', 'environment', 'measurement'];

const daysUntilDue = `(${dayIn('due')}-${dayIn('start')})`;

const wholeYears = `COUNTIFS(${wholeWeeks})`;
const meanOfWeeks = `(${['previous', 'same', 'next'].map((week) => `SUMIFS({history.${week}?},${wholeWeeks})`).join('+')})/(3*${wholeYears})`;
const spreadOfWeeks = `SQRT(MAX(0,(SUM({step.squares?})-3*${wholeYears}*(${meanOfWeeks})^2)/(3*${wholeYears}-1)))`;
const enoughWeeks = (formula: string) => `IF(${wholeYears}<{min_years},1/0,${formula})`;

const isWholeBaseline = (formula: string) => `IF(COUNT({step.baseline?})<{baseline_len},1/0,${formula})`;
const spreadUsed = 'MAX(STDEV({step.baseline?}),{min_sd})';
const baselineAnd = (sds: string) => isWholeBaseline(`AVERAGE({step.baseline?})+${sds}*${spreadUsed}`);
const isLastWeek = `{step.week?},MAX({step.week?}),{series?},${known}`;

const monthsIn = (...zones: string[]) =>
  zones.map((zone) => `COUNTIF({step.zone?},{word:${zone}})`).join('+');
const monthsJudged = monthsIn('usual', 'alert', 'epidemic');
const ifJudged = (formula: string) => `IF(${monthsJudged}=0,1/0,${formula})`;

const usefulPoints = '(COUNT({values?})-COUNTIF({values?},MEDIAN({values?})))';

/** Pairs of which one may not exceed the other; of births, live and still together. */
const pairs = [
  ['penta3', 'penta1'],
  ['malaria_confirmed', 'malaria_tested'],
  ['deliveries', 'live_births', 'stillbirths'],
  ['anc4', 'anc1'],
] as const;
const ifKnown = (boxes: readonly string[], formula: string) =>
  `IF(COUNT(${boxes.map((box) => `{${box}?}`).join(',')})=${boxes.length},${formula},0)`;

const actionsThat = (...statuses: string[]) =>
  statuses.map((status) => `COUNTIF({step.status?},{word:${status}})`).join('+');
const done = `(${actionsThat('done on time', 'done late')})`;
const actions = 'COUNT({step.due_by_now?})';

/**
 * Formulas for a spreadsheet of what parts compute, by worksheet and part and then by the figure's key. They stand apart from the sums that they repeat,
 * since no phone needs them. `{penta1}` is a box that has to be filled, `{on_order?}` one that may be blank, `{max_months}` a setting;
 * a list is the range of its boxes, and `{rows.expected}` that of a column of a table.
 */
export const singleFormulas: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'W01.reports': {
    completeness_pct: '{received}/({facilities}*{months})*100',
    timeliness_pct: '{on_time}/({facilities}*{months})*100',
    on_time_of_received_pct: '{on_time}/{received}*100',
    expected_reports: '{facilities}*{months}',
  },
  'W05.coverage': {
    dropout_p1_p3: '({penta1}-{penta3})/{penta1}*100',
    cov_penta1: '{penta1}/{target_surviving_infants}*100',
    cov_penta3: '{penta3}/{target_surviving_infants}*100',
    cov_bcg: '{bcg}/IF(ISBLANK({live_births?}),{target_surviving_infants?},{live_births?})*100',
    cov_mr1: '{mr1}/{target_surviving_infants}*100',
    dropout_bcg_mr1: '({bcg}-{mr1})/{bcg}*100',
    dropout_p1_mr1: '({penta1}-{mr1})/{penta1}*100',
    not_immunised_penta3: '{target_surviving_infants}-{penta3}',
  },
  'W06.projection': {
    population: '{base_population}*(1+{growth_pct}/100)^({target_year}-{base_year})',
  },
  'W06.growth': {
    geometric_growth_pct: 'IF({pop_end}>0,(({pop_end}/{pop_start})^(1/{years})-1)*100,1/0)',
    exponential_growth_pct: 'LN({pop_end}/{pop_start})/{years}*100',
    increase: '{pop_end}-{pop_start}',
  },
  'W06.fromAnc': {
    pregnancies: '{anc1_visits}/{anc1_survey_coverage}',
    deliveries: '{anc1_visits}/{anc1_survey_coverage}*(1-{abortion})',
    births: '{anc1_visits}/{anc1_survey_coverage}*(1-{abortion})/(1-{twinning}/2)',
    live_births: '{anc1_visits}/{anc1_survey_coverage}*(1-{abortion})/(1-{twinning}/2)*(1-{stillbirth})',
    penta_eligible:
      '{anc1_visits}/{anc1_survey_coverage}*(1-{abortion})/(1-{twinning}/2)*(1-{stillbirth})*(1-{neonatal})',
  },
  'W07.coverage': {
    anc4_cov: '{anc4}/{expected_pregnancies}*100',
    anc1_cov: '{anc1}/{expected_pregnancies}*100',
    early_anc_pct_of_anc1: '{anc1_before_12w}/{anc1}*100',
    anc1_anc4_dropout: '({anc1}-{anc4})/{anc1}*100',
    facility_delivery_cov: '{facility_deliveries}/{expected_deliveries}*100',
    skilled_delivery_cov: '{skilled_deliveries}/{expected_deliveries}*100',
  },
  'W08.item': {
    mos: '{stock_on_hand}/(SUM({dispensed})/COUNT({dispensed}))',
    amc: 'SUM({dispensed})/COUNT({dispensed})',
    order_qty:
      'IF({max_months}*SUM({dispensed})/COUNT({dispensed})-{stock_on_hand}-N({on_order?})>0,-INT(-ROUND({max_months}*SUM({dispensed})/COUNT({dispensed})-{stock_on_hand}-N({on_order?}),9)),0)',
    amc_adjusted:
      'IF(ROUND(COUNT({dispensed})-SUM({stockout_days?})/{days_per_month},9)>0,SUM({dispensed})/(COUNT({dispensed})-SUM({stockout_days?})/{days_per_month}),1/0)',
    mos_adjusted:
      '{stock_on_hand}/IF(ROUND(COUNT({dispensed})-SUM({stockout_days?})/{days_per_month},9)>0,SUM({dispensed})/(COUNT({dispensed})-SUM({stockout_days?})/{days_per_month}),1/0)',
    order_qty_adjusted:
      'IF({max_months}*IF(ROUND(COUNT({dispensed})-SUM({stockout_days?})/{days_per_month},9)>0,SUM({dispensed})/(COUNT({dispensed})-SUM({stockout_days?})/{days_per_month}),1/0)-{stock_on_hand}-N({on_order?})>0,-INT(-ROUND({max_months}*IF(ROUND(COUNT({dispensed})-SUM({stockout_days?})/{days_per_month},9)>0,SUM({dispensed})/(COUNT({dispensed})-SUM({stockout_days?})/{days_per_month}),1/0)-{stock_on_hand}-N({on_order?}),9)),0)',
    stockout_days_pct: 'SUM({stockout_days?})/(COUNT({dispensed})*{days_per_month})*100',
  },
  'W08.rate': {
    stockout_rate_pct:
      'IF({facilities_with_stockout}>{facilities_reporting},1/0,{facilities_with_stockout}/{facilities_reporting}*100)',
    availability_pct:
      'IF({facilities_with_stockout}>{facilities_reporting},1/0,100-{facilities_with_stockout}/{facilities_reporting}*100)',
  },
  'W12.ward': {
    bor_pct: '{inpatient_days}/({beds}*{days})*100',
    alos_days:
      'IF(ISBLANK({discharge_days?}),IF(COUNT({inpatient_days?})=1,{inpatient_days?},1/0),{discharge_days?})/{discharges_incl_deaths}',
    turnover_interval_days: '({beds}*{days}-{inpatient_days})/{discharges_incl_deaths}',
    average_daily_census: '{inpatient_days}/{days}',
    bed_turnover: '{discharges_incl_deaths}/{beds}',
    death_rate_pct: '{deaths}/{discharges_incl_deaths}*100',
  },
  'W16.page': {
    correct_rate_pct:
      'IF(OR(({rows_checked}*{fields_per_row}-{not_applicable?})<0,({empty}+{wrong_code}+{illegible})>({rows_checked}*{fields_per_row}-{not_applicable?})),1/0,(({rows_checked}*{fields_per_row}-{not_applicable?})-({empty}+{wrong_code}+{illegible}))/({rows_checked}*{fields_per_row}-{not_applicable?})*100)',
    fill_rate_pct:
      'IF(OR(({rows_checked}*{fields_per_row}-{not_applicable?})<0,{empty}>({rows_checked}*{fields_per_row}-{not_applicable?})),1/0,(({rows_checked}*{fields_per_row}-{not_applicable?})-{empty})/({rows_checked}*{fields_per_row}-{not_applicable?})*100)',
    cells:
      'IF(({rows_checked}*{fields_per_row}-{not_applicable?})<0,1/0,({rows_checked}*{fields_per_row}-{not_applicable?}))',
    mistakes: '{empty}+{wrong_code}+{illegible}',
  },
  'W01.facilities': {
    completeness_total_pct: `${wholeRows('received')}/${wholeRows('expected')}*100`,
    timeliness_total_pct: `${wholeRows('on_time')}/${wholeRows('expected')}*100`,
    rows_counted: `COUNTIFS(${areWhole})`,
  },
  'W02.facilities': {
    pooled_vf: `${bothKnown('recounted')}/${bothKnown('reported')}`,
    pooled_recounted: bothKnown('recounted'),
    pooled_reported: bothKnown('reported'),
  },
  'W03.months': {
    median: 'MEDIAN({values})',
    mean: 'AVERAGE({values})',
    sd_sample: 'STDEV({values})',
    sd_population: 'STDEVP({values})',
    mad: 'MEDIAN({step.distance})',
    mean_ad: 'AVERAGE({step.distance})',
    countdown_low: 'MEDIAN({values})-{countdown_mads}*MEDIAN({step.distance})',
    countdown_high: 'MEDIAN({values})+{countdown_mads}*MEDIAN({step.distance})',
    flagged_count: 'COUNT({values?})-COUNT({step.kept?})',
    imputed_value_if_confirmed: 'IF(COUNT({values?})=COUNT({step.kept?}),1/0,MEDIAN({step.kept?}))',
  },
  'W04.agreement': {
    anc1_penta1: '{anc1}/{penta1}',
    penta1_penta3: '{penta1}/{penta3}',
    expected_anc1_penta1: '{base_ratio}*{survey_anc1}/{survey_penta1}',
    expected_penta1_penta3: '{survey_penta1}/{survey_penta3}',
  },
  'W04.overTime': {
    ratio: '{current}/AVERAGE({previous_years})',
    mean_previous: 'AVERAGE({previous_years})',
  },
  'W04.neverExceed': {
    pairs_broken: pairs
      .map(([smaller, ...larger]) =>
        ifKnown([smaller, ...larger], `IF({${smaller}?}>${larger.map((box) => `{${box}?}`).join('+')},1,0)`),
      )
      .join('+'),
    pairs_judged: [...pairs, ['deaths', 'discharges_alive']].map((boxes) => ifKnown(boxes, '1')).join('+'),
  },
  'W05.dosesNeeded': {
    doses_needed_full_precision:
      '-INT(-ROUND({population}*{infant_fraction}*{doses}*{coverage}/(1-{wastage_rate_pct}/100),9))',
    target: '{population}*{infant_fraction}',
    wastage_factor_2dp: '1/(1-{wastage_rate_pct}/100)',
    doses_needed_rounded_factor:
      '-INT(-ROUND({population}*{infant_fraction}*{doses}*{coverage}*ROUND(1/(1-{wastage_rate_pct}/100),2),9))',
  },
  'W07.adjusted': {
    n_adjusted:
      'IF({completeness}+0.000000001<{min_completeness},1/0,{n_reported}+{n_reported}*(1/{completeness}-1)*{k})',
  },
  'W09.channel': {
    threshold_sd: enoughYears('AVERAGE({history.same})+{sds}*STDEV({history.same})'),
    mean: enoughYears('AVERAGE({history.same})'),
    sd_sample: enoughYears('STDEV({history.same})'),
    csum: enoughWeeks(meanOfWeeks),
    csum_sd: enoughWeeks(spreadOfWeeks),
    threshold_csum: enoughWeeks(`${meanOfWeeks}+{sds}*${spreadOfWeeks}`),
    third_quartile_type7: enoughYears('QUARTILE({history.same},3)'),
  },
  'W09.year': {
    months_epidemic: ifJudged(monthsIn('epidemic')),
    months_alert: ifJudged(monthsIn('alert')),
    months_judged: monthsJudged,
  },
  'W09.earlyWarning': {
    threshold: baselineAnd('{k}'),
    threshold_alpha_0_001: baselineAnd('3.090232306'),
    c2_statistic: `IF(COUNTIFS(${isLastWeek})=0,1/0,${isWholeBaseline(`(SUMIFS({series?},${isLastWeek})-AVERAGE({step.baseline?}))/${spreadUsed}`)})`,
    mean: isWholeBaseline('AVERAGE({step.baseline?})'),
    sd_sample: isWholeBaseline('STDEV({step.baseline?})'),
    sd_used: isWholeBaseline(spreadUsed),
  },
  'W10.runChart': {
    median: 'MEDIAN({values})',
    useful_points: usefulPoints,
    longest_run: 'MAX({step.run?})',
    longest_trend: 'IF(COUNT({values?})=0,0,MAX({step.trend?})+1)',
    crossings: 'MAX(0,MAX({step.runs?})-1)',
    runs: 'MAX({step.runs?})',
    anhoej_longest_limit: `IF(${usefulPoints}=0,0,ROUND(LOG(${usefulPoints},2)+3,0))`,
    anhoej_crossings_min: `IF(${usefulPoints}<2,0,CRITBINOM(${usefulPoints}-1,0.5,0.05))`,
  },
  'W10.pChart': {
    p_bar: `${overallShare}*100`,
    out_count: 'SUM({step.outside?})',
    longest_run_one_side: 'MAX({step.run?})',
  },
  'W13.tracker': {
    done_pct: `${done}/${actions}*100`,
    on_time_of_due_pct: `${actionsThat('done on time')}/SUM({step.due_by_now?})*100`,
    on_time_of_done_pct: `${actionsThat('done on time')}/${done}*100`,
    total: actions,
    done,
    overdue: actionsThat('overdue'),
    due_by_now: 'SUM({step.due_by_now?})',
  },
  'W13.smart': {
    letters_met: [
      'IF(AND(LEN({action?})>={min_characters},LEN({action?})-LEN(SUBSTITUTE({action?}," ",""))>=2),1,0)',
      'IF(AND({indicator?}<>"",ISNUMBER({baseline?}),ISNUMBER({target?}),{baseline?}<>{target?}),1,0)',
      'IF(OR({owner_role?}<>"",{escalate_to?}<>""),1,0)',
      'IF({problem?}<>"",1,0)',
      `IFERROR(IF(AND(${daysUntilDue}>0,${daysUntilDue}<={max_days}),1,0),0)`,
    ].join('+'),
  },
  'W14.pareto': { vital_count: 'SUM({step.vital?})', total: 'SUM({causes.count?})' },
  'W14.whys': {
    steps: 'COUNTA({whys.answer?})',
    assumed_count:
      'COUNTIFS({whys.answer?},"<>",{whys.evidence?},"assumed")+COUNTIFS({whys.answer?},"<>",{whys.evidence?},"")',
  },
  'W14.fishbone': {
    causes_count: 'COUNTIFS({causes.bone?},"<>",{causes.cause?},"<>")',
    empty_count: bones
      .map((bone) => `IF(COUNTIFS({causes.bone?},"${bone}",{causes.cause?},"<>")>0,0,1)`)
      .join('+'),
  },
  'W15.score': {
    score:
      'IF(OR(ISBLANK({m1a?}),ISBLANK({m1b?}),ISBLANK({m2a?}),ISBLANK({m2b?}),ISBLANK({m3c?}),ISBLANK({m3d?})),1/0,AVERAGE({m1a?},{m1b?},{m2a?},{m2b?},{m3c?},{m3d?}))',
    lowest:
      'IF(COUNT({m1a?},{m1b?},{m2a?},{m2b?},{m3c?},{m3d?})=0,1/0,MIN({m1a?},{m1b?},{m2a?},{m2b?},{m3c?},{m3d?}))',
  },
};

/**
 * The same of each row of a part's table: `{expected}` is the row's own box, or all of its boxes under that head, `{causes.count}` the whole column and
 * `{count^}` the column down to the row; what `stepFormulas` has may be referred to by its name.
 */
export const rowFormulas: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'W01.facilities': {
    completeness_pct: '{received}/{expected}*100',
    timeliness_pct: '{on_time}/{expected}*100',
  },
  'W02.facilities': {
    vf: `${bothInRow('recounted')}/${bothInRow('reported')}`,
    recounted: bothInRow('recounted'),
    reported: bothInRow('reported'),
    deviation_pct: `(1-${bothInRow('recounted')}/${bothInRow('reported')})*100`,
  },
  'W03.months': {
    modified_z: `IF(COUNT({all.values})<{min_values},1/0,IF(${distanceUnit}=0,0,({values}-MEDIAN({all.values}))/${distanceUnit}))`,
    z_sample: 'ABS({values}-AVERAGE({all.values}))/STDEV({all.values})',
  },
  'W05.areas': {
    cov_penta1: '{penta1}/{target}*100',
    cov_penta3: '{penta3}/{target}*100',
    dropout_p1_p3: '({penta1}-{penta3})/{penta1}*100',
  },
  'W08.items': {
    mos: '{stock_on_hand}/{amc}',
    order_qty:
      'IF({max_months}*{amc}-{stock_on_hand}-N({on_order?})>0,-INT(-ROUND({max_months}*{amc}-{stock_on_hand}-N({on_order?}),9)),0)',
  },
  'W09.year': { alert_above: '{alert_limit}', epidemic_above: '{epidemic_limit}' },
  'W10.facilities': { median: 'MEDIAN({values})' },
  'W10.pChart': {
    p: '{share}*100',
    ucl: '{upper}*100',
    lcl: '{lower}*100',
  },
  'W14.pareto': {
    share_pct: '{count}/SUM({causes.count})*100',
    cumulative_pct:
      '(SUMIF({causes.count},">"&N({count}))+SUMIF({count^},N({count})))/SUM({causes.count})*100',
  },
};
