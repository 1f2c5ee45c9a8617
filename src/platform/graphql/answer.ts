import { locatedError, type GraphQLError } from 'graphql';
import { pathToArray, type Path } from 'graphql/jsutils/Path.js';
import type { Filling } from '../request/filling.ts';
import type { Plan, Step } from './query-plan.ts';

export type Complete = (value: unknown, run: Run, step: Step, spot: Spot) => unknown;
export type Target = Record<string | number, unknown>;

export class Run {
  readonly errors: GraphQLError[] = [];
  /** Promises under way, and the synchronous part: the answer is whole when none is left. */
  pending = 1;
  finish: () => void = () => undefined;
  constructor(
    readonly plan: Plan,
    readonly context: unknown,
    readonly variables: Record<string, unknown>,
    readonly filling: Filling,
  ) {}

  /** Does what remains at a place in a later turn, as if it were a promise that the answer waits for. */
  later(spot: Spot, rest: () => void): void {
    this.pending++;
    this.filling.later(() => {
      settling(this, spot, rest)(undefined);
    });
  }
}

/** A place in the answer. A failure climbs from it to the first place that may hold null, which then has `failed`. */
export class Spot {
  failed = false;
  constructor(
    readonly above: Spot | undefined,
    readonly target: Target,
    readonly key: string | number,
    readonly nullable: boolean,
    readonly path: Path | undefined,
  ) {}
}

export function put(run: Run, step: Step, complete: Complete, value: unknown, spot: Spot): void {
  try {
    const waits = isThenable(value);
    const done = waits ? value : complete(value, run, step, spot);
    if (!isThenable(done)) {
      if (!spot.failed) spot.target[spot.key] = done;
      return;
    }
    const next: Complete = waits ? complete : (arrived) => arrived;
    spot.target[spot.key] = null;
    done.then(
      settling(run, spot, (arrived) => {
        const rest = () => {
          put(run, step, next, arrived, spot);
        };
        if (run.filling.isOver()) run.later(spot, rest);
        else rest();
      }),
      settling(run, spot, (error) => {
        refuse(run, step, spot, error);
      }),
    );
    run.pending++;
  } catch (error) {
    refuse(run, step, spot, error);
  }
}

/** What no one waits for but the answer itself: its failure climbs, and the last one finishes the run. */
export function settling(run: Run, spot: Spot, act: (outcome: unknown) => void): (outcome: unknown) => void {
  return (outcome) => {
    try {
      act(outcome);
    } catch (error) {
      fail(run, spot, error as GraphQLError);
    }
    if (--run.pending === 0) run.finish();
  };
}

export function refuse(run: Run, step: Step, spot: Spot, error: unknown): void {
  const located = locatedError(error, step.nodes, pathToArray(spot.path));
  if (!spot.nullable) throw located;
  fail(run, spot, located);
}

/** One error for one null: what fails below a place that is null already is not told. */
function fail(run: Run, spot: Spot, error: GraphQLError): void {
  let at = spot;
  while (!at.nullable && at.above) at = at.above;
  for (let higher: Spot | undefined = at; higher; higher = higher.above) if (higher.failed) return;
  at.failed = true;
  at.target[at.key] = null;
  run.errors.push(error);
}

/** As graphql-js' own, but for asking strings and numbers too, which most values are. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
