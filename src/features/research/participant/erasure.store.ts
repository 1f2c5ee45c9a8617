import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { IdentityStore, type Name } from './identity.store.ts';

/** Records names of erased participants as digests, so that a source cannot bring them back. */
@Injectable()
export class ErasureStore {
  constructor(
    private readonly db: Database,
    private readonly identities: IdentityStore,
  ) {}

  /** Records the names of an erased participant. */
  async remember(participantId: string, names: readonly Name[]): Promise<void> {
    return this.rememberDigests(participantId, names.map(await this.identities.digester()));
  }

  /** Records the digests of names of an erased participant; one statement. */
  async rememberDigests(participantId: string, digests: readonly string[]): Promise<void> {
    await this.db.sql`
      INSERT INTO erased_identity (workspace_id, digest, participant_id)
      SELECT ${currentCaller().workspaceId}::uuid, digest, ${participantId}::uuid FROM unnest(${[...digests].sort()}::text[]) AS given (digest)
      ON CONFLICT DO NOTHING`;
  }

  /** Waits for whatever is being kept on the ground that nobody is erased, and keeps more of it from beginning until the transaction ends. */
  async lockErasures(): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`SELECT FROM workspace WHERE workspace_id = ${workspaceId} FOR NO KEY UPDATE`;
  }

  /** Ids of the participants and of all that were merged into them; one statement. */
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

  /** Ids of participants with a name of one of these digests; reads every name of the workspace. */
  async named(digests: readonly string[]): Promise<string[]> {
    const asked = new Set(digests);
    const digestOf = await this.identities.digester();
    const names = await this.db.sql<Name & { participantId: string }>`
      SELECT system, value, participant_id AS "participantId" FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId}`;
    return names.filter((name) => asked.has(digestOf(name))).map(({ participantId }) => participantId);
  }
}
