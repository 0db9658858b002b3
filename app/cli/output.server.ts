/** What a command gives back: `data` is printed as JSON with `--json`, else `lines` are printed. */
export interface Outcome {
  ok: boolean;
  data: unknown;
  lines: string[];
}

/** Prints an outcome and sets the exit code: 0 done, 1 refused. With `--json` standard output holds one JSON value and nothing else. */
export function printOutcome(outcome: Outcome, json: boolean): void {
  process.exitCode = outcome.ok ? 0 : 1;
  if (json) process.stdout.write(`${JSON.stringify(outcome.data, null, 2)}\n`);
  else for (const line of outcome.lines) (outcome.ok ? process.stdout : process.stderr).write(`${line}\n`);
}

/** Shows how far long work is on standard error: one line that is written anew on a terminal, nothing elsewhere. */
export function showProgress(done: number, label: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done} ${label}`);
}

export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

/** @returns shows how much of a known amount of work is done, on standard error: `4500 / 10000 rows`, on a terminal in one line, elsewhere each tenth */
export function showSteps(label: string): (done: number, total: number) => void {
  let shownTenth = -1;
  return (done, total) => {
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
    const text = `${done} / ${total} ${label}`;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}${done === total ? '\n' : ''}`);
    else if (tenth > shownTenth) process.stderr.write(`${text}\n`);
    shownTenth = tenth;
  };
}
