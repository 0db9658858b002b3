/** A threshold or choice of a worksheet: what it is unless somebody changes it. */
export type Setting =
  | { kind: 'number'; value: number; least: number; most: number; isWhole?: true }
  | { kind: 'range'; value: readonly [number, number] }
  | { kind: 'choice'; value: string; options: readonly string[] };

export type Settings = Readonly<Record<string, Setting>>;

export type SettingsOf<Ss extends Settings> = {
  [Key in keyof Ss]: Ss[Key] extends { kind: 'number' }
    ? number
    : Ss[Key] extends { kind: 'range' }
      ? readonly [number, number]
      : Ss[Key] extends { kind: 'choice'; options: readonly (infer Option)[] }
        ? Option
        : never;
};

const largest = 1e6;

export const threshold = (value: number, { least = 0, most = largest } = {}) =>
  ({ kind: 'number', value, least, most }) as const;

/** A threshold that counts things, such as points in a row. */
export const wholeThreshold = (value: number, { least = 1, most = largest } = {}) =>
  ({ kind: 'number', value, least, most, isWhole: true }) as const;

export const range = (low: number, high: number) => ({ kind: 'range', value: [low, high] }) as const;

export const oneOf = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  ({ kind: 'choice', value: options[0], options }) as const;
