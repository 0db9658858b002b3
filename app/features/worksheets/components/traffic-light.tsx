import type { Light } from '../presented-run';

/** A word with a sign before it, whose shape says in black and white what its colour says. */
export function TrafficLight({ light, children }: { light: Light | null; children: string }) {
  return light === null ? children : <span className={`light ${light}`}>{children}</span>;
}
