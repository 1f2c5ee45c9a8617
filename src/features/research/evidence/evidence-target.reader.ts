import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { EvidenceIngestInput } from './evidence-ingest.model.ts';

type TargetName = Pick<EvidenceIngestInput, 'nodeId' | 'shortKey' | 'ref' | 'assumptionId' | 'claimId'>;

/** What is pointed at, and by which column evidence does so. */
export interface Target {
  readonly id: string;
  readonly by: 'nodeId' | 'assumptionId' | 'claimId';
  /** Whether it was archived itself. */
  readonly archived: boolean;
}

/** Finds what evidence points at, by whatever integrations call it. */
@Injectable()
export class EvidenceTargetReader {
  constructor(private readonly db: Database) {}

  /** What is named, by `nameOf`; what names nothing is missing. One statement. */
  async find(targets: readonly TargetName[]): Promise<ReadonlyMap<string, Target>> {
    const { workspaceId } = currentCaller();
    const ids = (by: Target['by']) => targets.flatMap((target) => (target[by] ? [idOf(target[by])] : []));
    const keys = targets.flatMap(({ shortKey }) => (shortKey ? [shortKey.toUpperCase()] : []));
    const refs = targets.flatMap(({ ref }) => (ref ? [refOf(ref)] : []));
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

/** What a target is called, in a form that no other target has. */
export function nameOf({ nodeId, shortKey, ref, assumptionId, claimId }: TargetName): string {
  if (nodeId) return `id:${idOf(nodeId)}`;
  if (shortKey) return `key:${shortKey.toUpperCase()}`;
  if (ref) return `ref:${ref}`;
  return assumptionId ? `assumption:${idOf(assumptionId)}` : `claim:${idOf(claimId ?? '')}`;
}

/** The system stands before the first colon. */
function refOf(ref: string): { system: string; name: string } {
  const at = ref.indexOf(':');
  return { system: ref.slice(0, Math.max(at, 0)), name: ref.slice(at + 1) };
}
