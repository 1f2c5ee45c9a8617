import { Extensions } from '@nestjs/graphql';
import type { Scope } from '../../domain/scope.ts';

/** What schema elements say about themselves, for the checks that run before execution. */
export interface SchemaMarks {
  /** Scope that a key needs to use the field or to see the type. */
  readonly requiredScope?: Scope;
  /** Most items the list can hold; every list without a `first` says so. */
  readonly atMost?: number;
  /** How the field holds members of a hierarchy: its root with the `first` members, all of them in a row, or the children of one. */
  readonly hierarchy?: 'ROOT' | 'MEMBERS' | 'CHILDREN';
  /** Most members that one hierarchy can hold; said where the children of one are. */
  readonly mostMembers?: number;
}

/** A root field or a type that only keys with this scope may use. */
export const RequiresScope = (needs: Scope) => Extensions({ requiredScope: needs } satisfies SchemaMarks);

/** A list that never holds more than `atMost` items: what it counts in a request's cost. */
export const AtMost = (atMost: number) => Extensions({ atMost } satisfies SchemaMarks);

/** The root of a hierarchy, with as many members below it as the page holds. */
export const HierarchyRoot = () => Extensions({ hierarchy: 'ROOT' } satisfies SchemaMarks);

/** Every member of a hierarchy, as many as the page holds. */
export const HierarchyMembers = () => Extensions({ hierarchy: 'MEMBERS' } satisfies SchemaMarks);

/**
 * The children of a member: up to `atMost` where it stands alone; within a hierarchy, which holds up to `mostMembers`, each
 * member counts once.
 */
export const HierarchyChildren = (atMost: number, mostMembers: number) =>
  Extensions({ hierarchy: 'CHILDREN', atMost, mostMembers } satisfies SchemaMarks);
