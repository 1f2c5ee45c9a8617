import type { ItemRows, MemberRows } from '../access/requires-scope.ts';

/** A hierarchy that a document asks for, and which lists of its members. */
export interface AskedHierarchy {
  /** Id or short key of one of its members, as the document has it. */
  readonly name: string;
  readonly members: MemberRows;
  /** Lists of members that can be counted, by `keyOf`. */
  readonly lists: Map<string, ItemRows>;
}

/** What a hierarchy really holds. */
export interface HierarchySize {
  /** Members of it; null where they were too many to count. */
  readonly members: number | null;
  /** Items that a list holds over all members; undefined where they were not counted, or too many to count. */
  itemsOf(rows: ItemRows): number | undefined;
}

/** A hierarchy of one member with empty lists: no other that is there costs less. */
export const SMALLEST_HIERARCHY: HierarchySize = { members: 1, itemsOf: () => 0 };

/** Tells lists apart: lists of several types whose items stand in the same rows are counted once. */
export const keyOf = ({ table, memberIds, filled = '' }: ItemRows): string => [table, ...memberIds, filled].join('/');
