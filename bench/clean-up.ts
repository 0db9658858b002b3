/** What has to be undone at the end, however a bench ends. */
export interface CleanUp {
  /** Keeps a step for the end; the step kept last comes first. */
  add: (step: () => Promise<void> | void) => void;
  /** Runs all steps once, each whether or not the others fail. @throws the first fault, when all have run */
  run: () => Promise<void>;
}

export function createCleanUp(): CleanUp {
  const steps: (() => Promise<void> | void)[] = [];
  let running: Promise<void> | undefined;

  async function undoAll() {
    const faults: unknown[] = [];
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  }

  return {
    add: (step) => void steps.push(step),
    run: () => (running ??= undoAll()),
  };
}
