import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { MOST_CLAIMS, PersonaClaim, type PersonaClaimInput } from './persona-claim.model.ts';

/** Adds claims to personas. */
@Injectable()
export class ClaimStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Adds claims to an existing persona. Answers with their ids. @throws Refused TOO_MANY at `path` */
  async add(personaId: string, claims: readonly PersonaClaimInput[], path: readonly string[]): Promise<string[]> {
    const { workspaceId } = currentCaller();
    // The lock on the persona serializes concurrent additions: otherwise each would count without the other.
    await this.db.sql`SELECT FROM persona WHERE workspace_id = ${workspaceId} AND id = ${personaId} FOR NO KEY UPDATE`;
    const [row] = await this.db.sql<{ many: boolean }>`
      SELECT count(*) + ${claims.length} > ${MOST_CLAIMS} AS many FROM persona_claim
      WHERE workspace_id = ${workspaceId} AND persona_id = ${personaId}`;
    if (row?.many) refuseIf(refusal('TOO_MANY', { what: 'The claims of a persona', most: MOST_CLAIMS }, path));
    const added = await this.rows.insert(
      PersonaClaim,
      claims.map((claim) => ({ id: newId(), personaId, ...claim })),
    );
    return added.map(({ id }) => id);
  }
}
