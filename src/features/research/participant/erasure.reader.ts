import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { checkFirst, type Connection, type PageArgs, pageOf } from '../../../platform/paging/connection.model.ts';
import { encodeCursor, decodeIdCursor } from '../../../platform/paging/cursor.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type Erasure, MOST_DIGESTS } from './erasure.model.ts';

/** Reads erasures. */
@Injectable()
export class ErasureReader {
  constructor(private readonly db: Database) {}

  /** One page of erasures, in the order in which the participants were added; one statement. */
  async page(args: PageArgs): Promise<Connection<Erasure>> {
    const { workspaceId } = currentCaller();
    const most = checkFirst(args.first) + 1;
    const after = decodeIdCursor('erasures', args.after);
    const erasures = await this.db.sql<Erasure>`
      SELECT participant.id AS "participantId", participant.erased_at AS "erasedAt",
        ARRAY(SELECT digest FROM erased_identity
              WHERE workspace_id = ${workspaceId} AND participant_id = participant.id ORDER BY digest LIMIT ${MOST_DIGESTS}) AS digests
      FROM participant WHERE workspace_id = ${workspaceId} AND erased_at IS NOT NULL AND id > ${after}::uuid
      ORDER BY id LIMIT ${most}`;
    return pageOf(erasures, args, ({ participantId }) => encodeCursor('erasures', [participantId]));
  }
}
