/** Tells the operator what start-up does and how long it took, a plain line each, on standard error. */
export interface Report {
  /** A line by itself. */
  say: (line: string) => void;
  /** Runs a step and tells its time when it is over; a step may add what came of it. */
  step: <Result>(name: string, run: (note: (text: string) => void) => Promise<Result>) => Promise<Result>;
}

export function createReport(write: (line: string) => void): Report {
  return {
    say: write,
    async step(name, run) {
      const start = performance.now();
      let outcome = '';
      const result = await run((text) => (outcome = `: ${text}`));
      write(`  ${name}${outcome} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
      return result;
    },
  };
}
