import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { idOf } from '../../platform/database/id.ts';
import { currentCaller } from '../../platform/request/request.ts';
import type { EvidenceIngestInput } from './evidence-ingest.model.ts';

type Named = Pick<EvidenceIngestInput, 'nodeId' | 'shortKey' | 'ref'>;

/** Finds nodes by whatever integrations call them. */
@Injectable()
export class EvidenceTargetReader {
  constructor(private readonly db: Database) {}

  /** Ids of the nodes that are named, by `nameOf`; what names nothing is missing. One statement. */
  async named(targets: readonly Named[]): Promise<ReadonlyMap<string, string>> {
    const { workspaceId } = currentCaller();
    const ids = targets.flatMap(({ nodeId }) => (nodeId ? [idOf(nodeId)] : []));
    const keys = targets.flatMap(({ shortKey }) => (shortKey ? [shortKey.toUpperCase()] : []));
    const refs = targets.flatMap(({ ref }) => (ref ? [refOf(ref)] : []));
    const found = await this.db.sql<{ name: string; id: string }>`
      SELECT 'id:' || id AS name, id FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[])
      UNION ALL
      SELECT 'key:' || short_key, id FROM tree_node WHERE workspace_id = ${workspaceId} AND short_key = ANY(${keys}::text[])
      UNION ALL
      SELECT 'ref:' || ref.system || ':' || ref.external_id, node.id
      FROM jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) AS given (system text, name text)
      JOIN external_ref AS ref ON ref.workspace_id = ${workspaceId} AND ref.system = given.system COLLATE "C" AND ref.external_id = given.name COLLATE "C"
      JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = ref.entity_id`;
    return new Map(found.map(({ name, id }) => [name, id]));
  }
}

/** What a target is called, in a form that no other target has. */
export const nameOf = ({ nodeId, shortKey, ref }: Named): string =>
  nodeId ? `id:${idOf(nodeId)}` : shortKey ? `key:${shortKey.toUpperCase()}` : `ref:${ref ?? ''}`;

/** The system stands before the first colon. */
function refOf(ref: string): { system: string; name: string } {
  const at = ref.indexOf(':');
  return { system: ref.slice(0, Math.max(at, 0)), name: ref.slice(at + 1) };
}
