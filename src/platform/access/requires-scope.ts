import { Extensions } from '@nestjs/graphql';
import type { Scope } from '../../domain/scope.ts';

/** Scopes of which a key needs one. */
export type Demand = readonly Scope[];

/** What schema elements say about themselves, for the checks that run before execution. */
export interface SchemaMarks {
  /** What a key needs to ask for the field or to see the type: each demand is to be met. Empty where every key may. */
  readonly demands?: readonly Demand[];
  /** Fields that the field itself counts as, because answering it takes as long; one where it is left out. */
  readonly countsAs?: number;
  /** What the field counts as where one of these arguments is given. */
  readonly countsAsWith?: Readonly<Record<string, number>>;
  /** Most items the list can hold; every list without a `first` says so. */
  readonly atMost?: number;
  /** How the field holds members of a hierarchy: its root with the `first` members, all of them in a row, or the children of one. */
  readonly hierarchy?: 'ROOT' | 'MEMBERS' | 'CHILDREN';
  /** Most members that one hierarchy can hold; said where the children of one are. */
  readonly mostMembers?: number;
  /** Which hierarchy the field answers with, so that its real size can be read. */
  readonly hierarchyNamedBy?: HierarchyNamedBy;
  /** Where the items of a member's list stand, so that those of a whole hierarchy can be counted. */
  readonly itemRows?: ItemRows;
}

/** The table of a hierarchy's members, a row each. */
export interface MemberRows {
  readonly table: string;
  /** Column with the id of the hierarchy that the member belongs to. */
  readonly hierarchyId: string;
  /** Column with a text by which a member can be named instead of by its id, in capitals. */
  readonly shortKey: string;
}

/** A field that answers with the hierarchy of the member that an argument names. */
export interface HierarchyNamedBy {
  readonly argument: string;
  readonly members: MemberRows;
  /** Argument with which the field answers with what the hierarchy once held: its real size says nothing of that. */
  readonly pastBy?: string;
}

/** A table that has a row at least for each item of a list. */
export interface ItemRows {
  readonly table: string;
  /** Columns with the id of the member whose list holds the item. */
  readonly memberIds: readonly string[];
  /** Column that is null in rows that are no item; left out where every row is one. */
  readonly filled?: string;
}

/** A field or a type that only keys with all of these scopes may ask for: one for each kind of thing whose words it holds. */
export const RequiresScope = (...scopes: readonly [Scope, ...Scope[]]) =>
  Extensions({ demands: scopes.map((scope) => [scope]) } satisfies SchemaMarks);

/** A field or a type that keys with any of these scopes may ask for; what answers narrows the answer to what they allow. */
export const RequiresAnyScope = (...scopes: readonly [Scope, Scope, ...Scope[]]) =>
  Extensions({ demands: [scopes] } satisfies SchemaMarks);

/** Demands that a key with these scopes does not meet. */
export const unmetDemands = (
  marked: { readonly extensions?: unknown },
  scopes: ReadonlySet<Scope>,
): readonly Demand[] =>
  ((marked.extensions ?? {}) as SchemaMarks).demands?.filter((demand) => !demand.some((scope) => scopes.has(scope))) ??
  [];

/** A field that takes as long to answer as so many plain ones: what it counts in a request's cost, beside what it holds; more where an argument is given that makes it dearer. */
export const CountsAs = (countsAs: number, countsAsWith: Readonly<Record<string, number>> = {}) =>
  Extensions({ countsAs, countsAsWith } satisfies SchemaMarks);

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

/**
 * The field answers with the hierarchy of the member that `argument` names, by its id or its short key; where the argument
 * `pastBy` is given, with what it once held.
 */
export const HierarchyOf = (argument: string, members: MemberRows, pastBy?: string) =>
  Extensions({
    hierarchyNamedBy: { argument, members, ...(pastBy !== undefined && { pastBy }) },
  } satisfies SchemaMarks);

/** A list of a hierarchy's members whose items can be counted: the lists of all members hold no more than there are rows. */
export const CountedRows = (itemRows: ItemRows) => Extensions({ itemRows } satisfies SchemaMarks);
