import { invalid, type Refusal } from '../../../domain/refusal.ts';
import type { Scope } from '../../../domain/scope.ts';

/** A refusal for each scope that the calling key lacks: whoever gets a token may do all that its key may. */
export const scopesBeyond = (
  caller: ReadonlySet<Scope>,
  scopes: readonly Scope[],
  path: readonly string[],
): Refusal[] =>
  scopes
    .filter((scope) => !caller.has(scope))
    .map((scope) => invalid(`The calling key lacks ${scope} itself, so it cannot hand it on.`, path));
