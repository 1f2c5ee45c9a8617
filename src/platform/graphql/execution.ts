import { locatedError, type GraphQLError } from 'graphql';
import { pathToArray, type Path } from 'graphql/jsutils/Path.js';
import type { AnswerProgress } from '../request/answer-progress.ts';
import type { FieldPlan, QueryPlan } from './field-plan.ts';

export type CompleteValue = (
  value: unknown,
  execution: Execution,
  fieldPlan: FieldPlan,
  position: ResponsePosition,
) => unknown;
export type Target = Record<string | number, unknown>;

export class Execution {
  readonly errors: GraphQLError[] = [];
  /** Promises under way, and the synchronous part: the answer is whole when none is left. */
  pending = 1;
  finish: () => void = () => undefined;
  constructor(
    readonly plan: QueryPlan,
    readonly context: unknown,
    readonly variables: Record<string, unknown>,
    readonly progress: AnswerProgress,
  ) {}

  /** Does what remains at a place in a later turn, as if it were a promise that the answer waits for. */
  runLater(position: ResponsePosition, rest: () => void): void {
    this.pending++;
    this.progress.runLater(() => {
      whenSettled(this, position, rest)(undefined);
    });
  }
}

/** A place in the answer. A failure climbs from it to the first place that may hold null, which then has `failed`. */
export class ResponsePosition {
  failed = false;
  constructor(
    readonly parent: ResponsePosition | undefined,
    readonly target: Target,
    readonly key: string | number,
    readonly nullable: boolean,
    readonly path: Path | undefined,
  ) {}
}

export function complete(
  execution: Execution,
  fieldPlan: FieldPlan,
  completeValue: CompleteValue,
  value: unknown,
  position: ResponsePosition,
): void {
  try {
    const waits = isThenable(value);
    const done = waits ? value : completeValue(value, execution, fieldPlan, position);
    if (!isThenable(done)) {
      if (!position.failed) position.target[position.key] = done;
      return;
    }
    const next: CompleteValue = waits ? completeValue : (arrived) => arrived;
    position.target[position.key] = null;
    done.then(
      whenSettled(execution, position, (arrived) => {
        const rest = () => {
          complete(execution, fieldPlan, next, arrived, position);
        };
        if (execution.progress.isSliceOver()) execution.runLater(position, rest);
        else rest();
      }),
      whenSettled(execution, position, (error) => {
        failAt(execution, fieldPlan, position, error);
      }),
    );
    execution.pending++;
  } catch (error) {
    failAt(execution, fieldPlan, position, error);
  }
}

/** Handler of a promise that only the answer waits for: its failure climbs, and the last one finishes the execution. */
export function whenSettled(
  execution: Execution,
  position: ResponsePosition,
  act: (settled: unknown) => void,
): (settled: unknown) => void {
  return (settled) => {
    try {
      act(settled);
    } catch (error) {
      setNull(execution, position, error as GraphQLError);
    }
    if (--execution.pending === 0) execution.finish();
  };
}

export function failAt(execution: Execution, fieldPlan: FieldPlan, position: ResponsePosition, error: unknown): void {
  const located = locatedError(error, fieldPlan.nodes, pathToArray(position.path));
  if (!position.nullable) throw located;
  setNull(execution, position, located);
}

/** One error for one null: what fails below a place that is null already is not told. */
function setNull(execution: Execution, position: ResponsePosition, error: GraphQLError): void {
  let at = position;
  while (!at.nullable && at.parent) at = at.parent;
  for (let higher: ResponsePosition | undefined = at; higher; higher = higher.parent) if (higher.failed) return;
  at.failed = true;
  at.target[at.key] = null;
  execution.errors.push(error);
}

/** As graphql-js' own, but for asking strings and numbers too, which most values are. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
