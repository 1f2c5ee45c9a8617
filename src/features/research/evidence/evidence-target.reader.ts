import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { IngestedEvidenceInput } from './evidence-ingest.model.ts';

/** The fields of a link, one of which names its target. */
type TargetName = Pick<IngestedEvidenceInput, 'nodeId' | 'shortKey' | 'ref' | 'assumptionId' | 'claimId'>;

/** A target of evidence. */
export interface Target {
  readonly id: string;
  /** Column by which evidence refers to the target. */
  readonly by: 'nodeId' | 'assumptionId' | 'claimId';
  /** Whether the target itself is archived. */
  readonly archived: boolean;
}

/** Finds targets of evidence by any of the names that integrations use. */
@Injectable()
export class EvidenceTargetReader {
  constructor(private readonly db: Database) {}

  /** Targets by the `nameOf` of what names them; those that do not exist are missing. One statement. */
  async find(names: readonly TargetName[]): Promise<ReadonlyMap<string, Target>> {
    const { workspaceId } = currentCaller();
    const ids = (by: Target['by']) => names.flatMap((name) => (name[by] ? [idOf(name[by])] : []));
    const keys = names.flatMap(({ shortKey }) => (shortKey ? [shortKey.toUpperCase()] : []));
    const refs = names.flatMap(({ ref }) => (ref ? [refOf(ref)] : []));
    const found = await this.db.sql<Target & { name: string }>`
      WITH named AS (
        SELECT 'id:' || id AS name, id FROM tree_node WHERE workspace_id = ${workspaceId} AND id = ANY(${ids('nodeId')}::uuid[])
        UNION ALL
        SELECT 'key:' || short_key, id FROM tree_node WHERE workspace_id = ${workspaceId} AND short_key = ANY(${keys}::text[])
        UNION ALL
        SELECT 'ref:' || ref.system || ':' || ref.external_id, ref.entity_id
        FROM jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) AS given (system text, name text)
        JOIN external_ref AS ref ON ref.workspace_id = ${workspaceId} AND ref.system = given.system COLLATE "C" AND ref.external_id = given.name COLLATE "C"
      )
      SELECT named.name, node.id, 'nodeId' AS by, node.archived_at IS NOT NULL AS archived FROM named
      JOIN tree_node AS node ON node.workspace_id = ${workspaceId} AND node.id = named.id
      UNION ALL
      SELECT 'assumption:' || id, id, 'assumptionId', archived_at IS NOT NULL FROM assumption
      WHERE workspace_id = ${workspaceId} AND id = ANY(${ids('assumptionId')}::uuid[])
      UNION ALL
      SELECT 'claim:' || id, id, 'claimId', archived_at IS NOT NULL FROM persona_claim
      WHERE workspace_id = ${workspaceId} AND id = ANY(${ids('claimId')}::uuid[])`;
    return new Map(found.map(({ name, ...target }) => [name, target]));
  }
}

/** The name of a target as one text, different for every target. */
export function nameOf({ nodeId, shortKey, ref, assumptionId, claimId }: TargetName): string {
  if (nodeId) return `id:${idOf(nodeId)}`;
  if (shortKey) return `key:${shortKey.toUpperCase()}`;
  if (ref) return `ref:${ref}`;
  return assumptionId ? `assumption:${idOf(assumptionId)}` : `claim:${idOf(claimId ?? '')}`;
}

/** A reference by its parts: the system before the first colon, the name behind it. */
function refOf(ref: string): { system: string; name: string } {
  const at = ref.indexOf(':');
  return { system: ref.slice(0, Math.max(at, 0)), name: ref.slice(at + 1) };
}
