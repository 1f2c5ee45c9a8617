import { Injectable } from '@nestjs/common';
import type { List } from '../../../platform/database/list-page.reader.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { holdsText, isOneOf, part } from '../../../platform/database/sql-part.ts';
import { idOf } from '../../../platform/id.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { AS_MADE } from '../../../platform/paging/sort-key.ts';
import type { ParticipantArgs } from './participant-args.model.ts';
import { Participant } from './participant.model.ts';
import { hasSomeWord } from '../../../platform/database/word-list.ts';

/** Lists participants. */
@Injectable()
export class ParticipantListReader {
  constructor(private readonly lists: ListReader) {}

  /** One page of participants, first heard first unless said otherwise. */
  page(args: ParticipantArgs): Promise<CountedConnection<Participant>> {
    return this.lists.page(this.listOf('participants', args), args);
  }

  /** One page of the participants of an account; one statement for all accounts of a request. */
  pageOfAccount(accountId: string, args: ParticipantArgs): Promise<CountedConnection<Participant>> {
    return this.lists.pageOf({ ...this.listOf('account/participants', args), of: 'row.account_id' }, accountId, args);
  }

  private listOf(name: string, { filter }: ParticipantArgs): List {
    const { text, relationships, consentStatuses, segments, personaIds, accountIds, sourceSystems } = filter ?? {};
    return this.lists.rowsOf(Participant, {
      name,
      where: [
        holdsText("COALESCE(row.alias, '')", text),
        isOneOf('row.relationship', relationships),
        isOneOf('row.consent_status', consentStatuses),
        segments && hasSomeWord('row.segments', segments),
        personaIds && part`row.persona_ids && ${personaIds.map(idOf)}::uuid[]`,
        isOneOf('row.account_id', accountIds, 'uuid'),
        sourceSystems &&
          part`EXISTS (SELECT FROM participant_identity AS identity WHERE identity.workspace_id = row.workspace_id
            AND identity.participant_id = row.id AND ${isOneOf('identity.system', sourceSystems)})`,
        !filter?.includeMerged && part`row.merged_into_id IS NULL`,
        !filter?.includeErased && part`row.erased_at IS NULL`,
      ],
      orders: { CREATED_AT: AS_MADE },
      order: { field: 'CREATED_AT', direction: 'ASC' },
    });
  }
}
