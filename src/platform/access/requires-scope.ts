import { Extensions } from '@nestjs/graphql';
import type { Scope } from '../../domain/scope.ts';

/** What schema elements say about themselves, for the checks that run before execution. */
export interface SchemaMarks {
  /** Scope that a key needs to use the field or to see the type. */
  readonly requiredScope?: Scope;
  /** Most items the list can hold; every list without a `first` says so. */
  readonly atMost?: number;
  /** How the field holds nodes of a tree: the root of one with its `first` nodes, all of them in a row, or the children of a node. */
  readonly nests?: 'ROOT' | 'NODES' | 'CHILDREN';
}

/** A root field or a type that only keys with this scope may use. */
export const RequiresScope = (needs: Scope) => Extensions({ requiredScope: needs } satisfies SchemaMarks);

/** A list that never holds more than `atMost` items: what it counts in a request's cost. */
export const AtMost = (atMost: number) => Extensions({ atMost } satisfies SchemaMarks);

/** The root of a tree, with as many nodes below it as the page holds. */
export const NestsTree = () => Extensions({ nests: 'ROOT' } satisfies SchemaMarks);

/** Every node of a tree, as many as the page holds. */
export const NestsNodes = () => Extensions({ nests: 'NODES' } satisfies SchemaMarks);

/** The children of a node: up to `atMost` where it stands alone; within a tree each node counts once. */
export const NestsChildren = (atMost: number) => Extensions({ nests: 'CHILDREN', atMost } satisfies SchemaMarks);
