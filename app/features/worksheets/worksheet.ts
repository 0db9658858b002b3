import type { Fields, InputsOf } from './fields';
import type { NoResult } from './result';
import type { Settings, SettingsOf } from './settings';

/** What a figure counts; it decides how many decimals are shown. A share of 1 is shown as a percentage. */
export type Unit = 'count' | 'percent' | 'share' | 'ratio' | 'number' | 'days' | 'months';

/** What an output is like. */
export interface OutputOf {
  unit: Unit;
  /** Decimals that are kept in files. What is shown may have fewer. */
  decimals: number;
}

export type Leaf = number | string | boolean | null | NoResult;
export type OutputValue = Leaf | readonly OutputValue[] | { readonly [key: string]: OutputValue };
export type Outputs = Readonly<Record<string, OutputValue>>;

/** A sentence that says what the outputs mean and what to do next: its key below `worksheets:says`, and its figures by output. */
export interface Finding {
  code: string;
  values?: Readonly<Record<string, number | string>>;
}

/** A series to be drawn; the keys of lines and target are keys of `worksheets:output`. */
export interface Series {
  kind: 'line' | 'run' | 'bars' | 'channel' | 'pyramid' | 'stock' | 'multiples' | 'pareto';
  /** As typed, or, where `labelsAreKeys`, keys of `worksheets:short`. */
  labels: readonly string[];
  labelsAreKeys?: true;
  unit: Unit;
  /** A line that is somebody's, such as a facility's, has that name in the place of its key's. */
  lines: readonly { key: string; name?: string; values: readonly (number | null)[] }[];
  target?: { key: string; value: number };
  /** The least and the most to have, in this order. */
  levels?: readonly { key: string; value: number }[];
  /** Places of points of the first line that are a signal: each has a ring around it. */
  marked?: readonly number[];
}

/** Causes by kind; the names of kinds are keys of `worksheets:word`. */
export interface Bones {
  /** As typed; blank where nothing was. */
  problem: string;
  bones: readonly { bone: string; causes: readonly string[] }[];
}

/**
 * How figures of DHIS2 stand in a part's rows: periods of one place; places in one period; places, with the periods beside each other; or months, with the
 * years beside each other, the latest first.
 */
export type Dhis2Layout = 'periods' | 'places' | 'placesAndPeriods' | 'years';

/** Results row by row. The first column names the row; a column of words holds words of `worksheets:word`, one of days `2025-06-30`. */
export interface ResultTable {
  columns: readonly { key: string; isWord?: true; isDay?: true }[];
  rows: readonly (readonly OutputValue[])[];
}

/** One sum of a worksheet, with its own form. Formula, units, sources and edge cases stand where it is defined. */
export interface Part<Fs extends Fields, Ss extends Settings, Os extends Outputs> {
  fields: Fs;
  settings: Ss;
  /** Figures among the outputs, by key, wherever the key stands; the first is the most important. */
  figures: Readonly<Record<string, OutputOf>>;
  /** The word that goes with a figure, by the figure's key: the key of an output that is a word. */
  bands?: Readonly<Record<string, string>>;
  /** Whether the worksheet's page has a form for it; else files alone. */
  isOnPage: boolean;
  /** How figures of DHIS2 stand in its rows; without it none are taken. */
  fromDhis2?: Dhis2Layout;
  /** Figures to practise with. */
  example: Readonly<Record<string, unknown>>;
  /** Files may hold the figures in another form. */
  fromFile?(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  compute(inputs: InputsOf<Fs>, settings: SettingsOf<Ss>): Os;
  /** What the outputs mean, the most pressing first. */
  interpret(outputs: Os, settings: SettingsOf<Ss>): Finding[];
  /** Outputs whose keys in files hold a threshold or a figure, with their decimals. */
  keyedInFiles?(outputs: Os, settings: SettingsOf<Ss>): Record<string, readonly [OutputValue, number]>;
  series?(inputs: InputsOf<Fs>, outputs: Os, settings: SettingsOf<Ss>): Series | undefined;
  /** Causes to be drawn as a fishbone in the place of a series. */
  bones?(inputs: InputsOf<Fs>, outputs: Os): Bones | undefined;
  table?(inputs: InputsOf<Fs>, outputs: Os): ResultTable;
}

type Values = Readonly<Record<string, unknown>>;

/** A part of any worksheet: what it takes was read by its own fields and settings. */
export interface AnyPart extends Pick<
  Part<Fields, Settings, Outputs>,
  'fields' | 'settings' | 'figures' | 'bands' | 'isOnPage' | 'fromDhis2' | 'example' | 'fromFile'
> {
  compute(inputs: Values, settings: Values): Outputs;
  interpret(outputs: Outputs, settings: Values): Finding[];
  keyedInFiles?(outputs: Outputs, settings: Values): Record<string, readonly [OutputValue, number]>;
  series?(inputs: Values, outputs: Outputs, settings: Values): Series | undefined;
  bones?(inputs: Values, outputs: Outputs): Bones | undefined;
  table?(inputs: Values, outputs: Outputs): ResultTable;
}

export interface Worksheet {
  /** Such as `W05`. */
  key: string;
  /** Grows when the same figures would give another answer. */
  version: number;
  /** The last part of its address. */
  slug: string;
  /** The toolkit that it is at home in. */
  toolkit: string;
  /** Its page calculates in the browser alone, and no form of it is read on the server. */
  isOnDevice?: true;
  parts: Readonly<Record<string, AnyPart>>;
}

export const definePart = <Fs extends Fields, Ss extends Settings, Os extends Outputs>(
  part: Part<Fs, Ss, Os>,
): Part<Fs, Ss, Os> => part;

export const percent = (decimals = 1): OutputOf => ({ unit: 'percent', decimals });
export const shareOfOne = (decimals = 4): OutputOf => ({ unit: 'share', decimals });
export const ratio = (decimals = 4): OutputOf => ({ unit: 'ratio', decimals });
export const counted = (): OutputOf => ({ unit: 'count', decimals: 0 });
export const measured = (decimals: number): OutputOf => ({ unit: 'number', decimals });
export const days = (decimals = 0): OutputOf => ({ unit: 'days', decimals });
export const months = (decimals: number): OutputOf => ({ unit: 'months', decimals });
