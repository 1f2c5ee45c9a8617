import { Injectable } from '@nestjs/common';
import type { ItemRows, MemberRows } from '../access/requires-scope.ts';
import { Database } from '../database/database.ts';
import { idOf } from '../id.ts';
import { currentCaller } from '../request/request.ts';
import { type AskedHierarchy, type HierarchySize, keyOf } from './hierarchy-size.ts';

/** Counts what hierarchies really hold. */
@Injectable()
export class HierarchySizeReader {
  constructor(private readonly db: Database) {}

  /**
   * Real sizes of the hierarchies that a document asks for, by name; a name that is no member's has the size of nothing.
   * One statement for each table of members.
   *
   * @param most rows that all counts together may read; a count that would need more than its share is left out
   */
  async sizes(asked: readonly AskedHierarchy[], most: number): Promise<ReadonlyMap<string, HierarchySize>> {
    const tables = new Set(asked.map(({ members }) => members));
    const found = await Promise.all(
      [...tables].map((members) => {
        const ofTable = asked.filter((each) => each.members === members);
        return this.sizesIn(members, ofTable, Math.floor(most / tables.size));
      }),
    );
    return new Map(found.flat());
  }

  private async sizesIn(
    members: MemberRows,
    asked: readonly AskedHierarchy[],
    most: number,
  ): Promise<[name: string, size: HierarchySize][]> {
    const lists = [...new Map(asked.flatMap(({ lists }) => [...lists.entries()])).entries()];
    const share = Math.floor(most / (asked.length * (1 + lists.length)));
    const names = asked.map(({ name }) => name);
    const counts = [memberCount(members), ...lists.map(([, rows]) => itemCount(members, rows))];
    const rows = await this.db.query<{ name: string; counts: readonly number[] }>(
      `SELECT asked.name, ARRAY[${counts.join(', ')}]::int[] AS counts
       FROM unnest($2::text[], $3::uuid[]) AS asked (name, id)
       CROSS JOIN LATERAL (
         SELECT named."${members.hierarchyId}" AS id FROM "${members.table}" AS named
         WHERE named.workspace_id = $1 AND (named.id = asked.id OR named."${members.shortKey}" = upper(asked.name)) LIMIT 1
       ) AS hierarchy`,
      [currentCaller().workspaceId, names, names.map(idOf), share],
    );
    const known = new Map(rows.map(({ name, counts }) => [name, counts]));
    return names.map((name) => {
      const [memberCount = 0, ...items] = known.get(name) ?? [0, ...lists.map(() => 0)];
      const byList = new Map(lists.map(([key], at) => [key, items[at] ?? 0]));
      const itemsOf = (rows: ItemRows): number | undefined => {
        const count = byList.get(keyOf(rows));
        return count !== undefined && count < share ? count : undefined;
      };
      return [name, { members: memberCount < share ? memberCount : null, itemsOf }];
    });
  }
}

/** Counts up to $4 members of a hierarchy. */
const memberCount = ({ table, hierarchyId }: MemberRows): string =>
  `(SELECT count(*) FROM (
     SELECT FROM "${table}" AS member WHERE member.workspace_id = $1 AND member."${hierarchyId}" = hierarchy.id LIMIT $4
   ) AS counted)`;

/** Counts up to $4 items that the members of a hierarchy hold in one list, for each column that names a member. */
const itemCount = ({ table, hierarchyId }: MemberRows, { table: itemTable, memberIds, filled }: ItemRows): string =>
  memberIds
    .map(
      (memberId) => `(SELECT count(*) FROM (
         SELECT FROM "${table}" AS member JOIN "${itemTable}" AS item ON item."${memberId}" = member.id
         WHERE member.workspace_id = $1 AND item.workspace_id = $1 AND member."${hierarchyId}" = hierarchy.id
           ${filled === undefined ? '' : `AND item."${filled}" IS NOT NULL`} LIMIT $4
       ) AS counted)`,
    )
    .join(' + ');
