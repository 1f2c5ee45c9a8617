import { Injectable } from '@nestjs/common';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, isEqual, isOneOf, part } from '../../../platform/database/sql-part.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { MADE_OR_NAMED } from '../../../platform/paging/sort-key.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { MOST_CLAIMS, PersonaClaim } from './persona-claim.model.ts';
import { MOST_COMPARED } from './persona-overlap.model.ts';
import type { PersonaArgs } from './persona-args.model.ts';
import { Persona } from './persona.model.ts';

/** Reads personas and their claims. */
@Injectable()
export class PersonaReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly lists: ListReader,
  ) {}

  /** One page of personas, oldest first unless said otherwise. */
  page(args: PersonaArgs): Promise<CountedConnection<Persona>> {
    const { productIds, relationships, actor, text, includeArchived = false } = args.filter ?? {};
    const list = this.lists.rowsOf(Persona, {
      name: 'personas',
      where: [
        !includeArchived && part`row.archived_at IS NULL`,
        isOneOf('row.product_id', productIds, 'uuid'),
        isOneOf('row.relationship', relationships),
        isEqual('row.actor', actor),
        holdsText('row.name', text),
      ],
      ...MADE_OR_NAMED,
    });
    return this.lists.page(list, args);
  }

  /** Claims of a persona, oldest first; one statement for all personas of a page. */
  claims(personaId: string, archived: boolean): Promise<PersonaClaim[]> {
    return currentRequest()
      .loader(
        `PersonaClaim.of/${archived}`,
        () =>
          new Loader(async (ids: readonly string[]) => {
            const rows = await this.db.sql<PersonaClaim>`
              SELECT ${() => this.columns.of(PersonaClaim, 'claim')} FROM persona_claim AS claim
              WHERE claim.workspace_id = ${currentCaller().workspaceId} AND claim.persona_id = ANY(${ids}::uuid[])
                AND (${archived} OR claim.archived_at IS NULL)
              ORDER BY claim.persona_id, claim.id LIMIT ${ids.length * MOST_CLAIMS}`;
            return groupRowsById(ids, rows, (row) => row.personaId);
          }),
      )
      .load(personaId);
  }

  /** Personas to compare, oldest first; reads one more than the limit, so that the caller sees a cut. One statement. */
  compared(personaIds: readonly string[] | null, productId: string | null): Promise<Persona[]> {
    return this.db.sql<Persona>`
      SELECT ${() => this.columns.of(Persona, 'persona')} FROM persona
      WHERE persona.workspace_id = ${currentCaller().workspaceId}
        AND (${personaIds === null} OR persona.id = ANY(${(personaIds ?? []).map(idOf)}::uuid[]))
        AND (${productId === null} OR persona.product_id = ${idOf(productId ?? '')}::uuid)
        AND (${personaIds !== null} OR persona.archived_at IS NULL)
      ORDER BY persona.id LIMIT ${MOST_COMPARED + 1}`;
  }
}
