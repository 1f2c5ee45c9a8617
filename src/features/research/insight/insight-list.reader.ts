import { Injectable } from '@nestjs/common';
import { ListCandidates, rowsAmong } from '../../../platform/database/list-candidates.reader.ts';
import { ListReader } from '../../../platform/database/list.reader.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { allOf, anyOf, isOneOf, part, type SqlPart } from '../../../platform/database/sql-part.ts';
import type { WalkedConnection } from '../../../platform/paging/connection.model.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { InsightArgs } from './insight-args.model.ts';
import { candidatesOf, conditionsOf, instantsOf, statusesOf } from './insight-conditions.reader.ts';
import { Insight, MOST_LOOKED_AT } from './insight.model.ts';

/** By what insights are sorted; of each there is an index behind the status. */
const ORDERS = {
  OCCURRED_AT: { sql: 'row.occurred_at', type: 'timestamptz' },
  RECEIVED_AT: { sql: 'row.received_at', type: 'timestamptz' },
} as const;

const OF = { participant: 'row.participant_id', account: 'row.account_id', interview: 'row.interview_id' } as const;

/** Lists insights. */
@Injectable()
export class InsightListReader {
  constructor(
    private readonly lists: ListReader,
    private readonly candidates: ListCandidates,
    private readonly columns: ModelColumns,
  ) {}

  /**
   * One page of insights, latest occurrence first unless said otherwise. Where a filter has an index that knows at most 5,000
   * candidates, those are read and sorted. Else the list is walked status by status, up to 5,000 insights a page; a page that
   * ends there says so. Two statements, and one more where the total is asked for.
   */
  async page(args: InsightArgs): Promise<WalkedConnection<Insight>> {
    const filter = args.filter ?? {};
    const list = {
      name: 'insights',
      columns: this.columns.of(Insight, 'row'),
      orders: ORDERS,
      order: { field: 'OCCURRED_AT', direction: 'DESC' },
    } as const;
    const where = conditionsOf(filter);
    const stretches = stretchesOf(args);
    const candidates = await this.candidates.fewest(candidatesOf(filter), MOST_LOOKED_AT);
    const whole = candidates
      ? { ...list, from: rowsAmong('insight', candidates), where: [...where, part`(${anyOf(stretches)})`] }
      : { ...list, from: part`insight AS row`, where, walk: { stretches, most: MOST_LOOKED_AT } };
    return (await this.lists.page<Insight>(whole, args)) as WalkedConnection<Insight>;
  }

  /** One page of the insights of a thing, first occurrence first unless said otherwise. All of it are read and sorted; one statement for all such things. */
  async pageOf(of: keyof typeof OF, id: string, args: InsightArgs): Promise<WalkedConnection<Insight>> {
    const filter = args.filter ?? {};
    const list = this.lists.rowsOf(Insight, {
      name: `${of}/insights`,
      where: [isOneOf('row.status', statusesOf(filter)), instantsOf(filter), ...conditionsOf(filter)],
      orders: ORDERS,
      order: { field: 'OCCURRED_AT', direction: 'ASC' },
    });
    return (await this.lists.pageOf<Insight>({ ...list, of: OF[of] }, id, args)) as WalkedConnection<Insight>;
  }
}

/** The stretches of an index in which the insights of a filter stand: an index begins with the status. */
function stretchesOf({ filter }: InsightArgs): SqlPart[] {
  const stretches = statusesOf(filter).map((status) =>
    allOf([
      part`row.workspace_id = ${currentCaller().workspaceId} AND row.status = '${() => status}'`,
      instantsOf(filter ?? {}),
    ]),
  );
  return stretches.length > 0 ? stretches : [part`false`];
}
