import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { digestOf, type Name } from './identity.store.ts';

/** Remembers who was erased, by digests that name nobody. */
@Injectable()
export class ErasureStore {
  constructor(private readonly db: Database) {}

  /** Remembers that these names are not to come back. */
  remember(participantId: string, names: readonly Name[]): Promise<void> {
    return this.rememberDigests(participantId, names.map(digestOf));
  }

  async rememberDigests(participantId: string, digests: readonly string[]): Promise<void> {
    await this.db.sql`
      INSERT INTO erased_identity (workspace_id, digest, participant_id)
      SELECT ${currentCaller().workspaceId}::uuid, digest, ${participantId}::uuid FROM unnest(${[...digests].sort()}::text[]) AS given (digest)
      ON CONFLICT DO NOTHING`;
  }

  /** The participants and everybody who was merged into them; one statement. */
  async withMerged(ids: readonly string[]): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      WITH RECURSIVE same AS (
        SELECT id FROM participant WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[])
        UNION
        SELECT other.id FROM same JOIN participant AS other
          ON other.workspace_id = ${currentCaller().workspaceId} AND other.merged_into_id = same.id
      ) SELECT id FROM same`;
    return found.map((each) => each.id);
  }

  /** Participants one of whose names has one of these digests; looks at every name. */
  async named(digests: readonly string[]): Promise<string[]> {
    const asked = new Set(digests);
    const names = await this.db.sql<Name & { participantId: string }>`
      SELECT system, value, participant_id AS "participantId" FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId}`;
    return names.filter((name) => asked.has(digestOf(name))).map(({ participantId }) => participantId);
  }
}
