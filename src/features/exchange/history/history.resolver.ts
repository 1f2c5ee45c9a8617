import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { CountedRows } from '../../../platform/access/requires-scope.ts';
import { HistoryReader } from '../../../platform/change-log/history.reader.ts';
import { type Change, ChangeConnection, HISTORY_ROWS } from '../../../platform/change-log/change.model.ts';
import { HistoryArgs } from '../../../platform/change-log/history-args.model.ts';
import { Node } from '../../../platform/database/row.model.ts';
import { requestedFields } from '../../../platform/graphql/requested-fields.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';

/** Resolves the history that everything with an id has. Who may read a thing may read what it was. */
@Resolver(() => Node)
export class HistoryResolver {
  constructor(private readonly reader: HistoryReader) {}

  @ResolveField(() => ChangeConnection, {
    description:
      'Changes of the thing with their authors and with what each field was before and is after, latest first. Words of a person are not kept in the log; `withheld` says so.',
  })
  @CountedRows(HISTORY_ROWS)
  history(
    @Parent() { id }: Node,
    @Args() args: HistoryArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Change>> {
    return this.reader.historyOf(id, args, requestedFields(info).has('changes'));
  }
}
