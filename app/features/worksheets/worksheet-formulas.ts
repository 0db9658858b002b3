/**
 * Formulas of figures for a spreadsheet, by worksheet and part and then by the figure's key: `{penta1}` is a box that has to be filled, `{on_order?}`
 * one that may be blank, `{max_months}` a setting. A list is the range of its boxes. They repeat what the parts compute, apart from them, since no phone needs them.
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
};
