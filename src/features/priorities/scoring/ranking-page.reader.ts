import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import {
  BEFORE_FIRST,
  type Band,
  bandInWords,
  bandsOf,
  type RankPosition,
  nextPosition,
} from '../../../domain/priorities/scoring/rank-position.ts';
import type { ScorableKind } from '../../../domain/priorities/scoring/scoring-model.ts';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { idOf } from '../../../platform/id.ts';
import { checkFirst } from '../../../platform/paging/connection.model.ts';
import { RankingCountReader } from './ranking-count.reader.ts';
import { rankingCursor, rankingProgress } from './ranking-cursor.reader.ts';
import { RankingItemReader, type RankingEntry } from './ranking-item.reader.ts';
import type { DatedRankingArgs } from './ranking-args.model.ts';
import { PastRankingPageReader } from './past-ranking-page.reader.ts';
import { HINTS } from './ranking-hints.ts';
import type { RankBand, Ranking } from './ranking.model.ts';
import { RankingReader, type RankingRow } from './ranking.reader.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import { RankingScopeReader } from './ranking-scope.reader.ts';
import type { RankingEntryCursor } from './ranking-statement.reader.ts';

/** The cursor before the first node without a value. */
const UNSCORED: RankingEntryCursor = { place: Infinity, id: idOf('') };

/** Rows after a cursor in the order of the ranking, including the look-ahead for bands. */
interface Found {
  readonly rows: readonly RankingRow[];
  /** Number of nodes that were examined. */
  readonly examined: number;
  /** Cursor at which the examination stopped although more nodes may follow; null if it did not. */
  readonly stoppedAt: RankingEntryCursor | null;
  /** Whether more scored nodes may follow the rows. */
  readonly moreScored: boolean;
}

/** Reads pages of rankings. */
@Injectable()
export class RankingPageReader {
  constructor(
    private readonly scopes: RankingScopeReader,
    private readonly rankings: RankingReader,
    private readonly counts: RankingCountReader,
    private readonly items: RankingItemReader,
    private readonly past: PastRankingPageReader,
  ) {}

  /**
   * One page, of today or as of an instant; a fixed number of statements whatever its size. Null when there is no such outcome, product or own model.
   *
   * @param asked names of the requested fields: those that need more than the page are read only if they are among them
   * @param shown makes an item of a node and its entry
   * @throws Fault BAD_REQUEST when the model is not for this kind, or its batch is missing
   */
  async page<Thing extends { id: string }, Item>(
    kind: ScorableKind,
    type: ModelClass<Thing>,
    args: DatedRankingArgs,
    asked: ReadonlySet<string>,
    shown: (thing: Thing, entry: RankingEntry) => Item,
  ): Promise<Ranking<Item> | null> {
    const first = checkFirst(args.first);
    const choice = await this.scopes.scopeOf(kind, args);
    if (!choice) return null;
    const { scope, model } = choice;
    if (args.asOf) return this.past.page(scope, model, { asOf: args.asOf, first, after: args.after }, shown);
    const from = rankingProgress(scope, args.after);
    const begun = await this.rankings.begin(scope);
    if (!begun.found) return null;
    const snapshot = from?.snapshot ?? begun.snapshot;
    const found = await this.rowsAfter(scope, from?.after ?? null, from && snapshot, snapshot, first);
    const page = found.rows.slice(0, first);
    const nodes = await this.items.of(type, page, asked.has('pathTitles'), shown);
    const walked = walkOn(found.rows, from?.walk ?? BEFORE_FIRST);
    const bands = bandsOf(
      walked.filter(({ value }) => value !== null),
      found.moreScored,
    );
    const edges = page.map(({ place, id }, index) => {
      const walk = walked[index] ?? BEFORE_FIRST;
      const cursor = rankingCursor(scope, { after: { place, id }, snapshot, walk });
      return { cursor, rank: walk.rank, band: bandOf(bands[index]), node: nodes[index] as Item };
    });
    const full = found.rows.length > first;
    const walk = walked[page.length - 1] ?? from?.walk ?? BEFORE_FIRST;
    const behind = !full && found.stoppedAt ? rankingCursor(scope, { after: found.stoppedAt, snapshot, walk }) : null;
    const borrowed = model.borrowedBy.includes(kind);
    return {
      edges,
      nodes,
      pageInfo: {
        hasNextPage: full || found.stoppedAt !== null,
        hasPreviousPage: from !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: behind ?? edges.at(-1)?.cursor ?? null,
      },
      scanned: full ? (page.at(-1)?.ordinal ?? 0) : found.examined,
      borrowed,
      borrowedReason: borrowed ? model.borrowedReason : null,
      ...(await this.wholeRankingFields(scope, asked)),
    };
  }

  /** Scored nodes after a cursor, followed by the nodes without a value. */
  private async rowsAfter(
    scope: RankingScope,
    after: RankingEntryCursor | null,
    since: string | null,
    snapshot: string,
    first: number,
  ): Promise<Found> {
    const { mostLookedAt, mostRead, bandLookAhead } = CHOSEN.ranking;
    if (after?.place === Infinity)
      return {
        ...(await this.rankings.unscored(scope, after, snapshot, first + 1, mostLookedAt)),
        moreScored: false,
      };
    const limit = first + 1 + bandLookAhead;
    const scored = await this.rankings.scored(scope, after, since, limit);
    if (scored.rows.length === limit || scored.stoppedAt) return { ...scored, moreScored: true };
    if (scored.rows.length > first) return { ...scored, moreScored: false };
    // A page that has scored nodes examines only a few nodes without a value; otherwise its end would cost as much as the
    // whole ranking.
    const most = scored.rows.length === 0 ? mostLookedAt : Math.floor((mostRead - scored.rows.length) / 2);
    const rest = await this.rankings.unscored(scope, UNSCORED, snapshot, first + 1 - scored.rows.length, most);
    const rows = rest.rows.map((row) => ({ ...row, ordinal: row.ordinal + scored.examined }));
    return {
      rows: [...scored.rows, ...rows],
      examined: scored.examined + rest.examined,
      stoppedAt: rest.stoppedAt,
      moreScored: false,
    };
  }

  /** The fields that need the whole ranking; only those that are requested are read. */
  private async wholeRankingFields(scope: RankingScope, asked: ReadonlySet<string>): Promise<Partial<Ranking<never>>> {
    const counted = asked.has('totalCount') || asked.has('unscoredCount');
    const { total, unscored } = counted ? await this.counts.totals(scope) : { total: 0, unscored: 0 };
    const flat = asked.has('flatAcrossParents') || asked.has('hint');
    const flatAcrossParents = flat && (await this.counts.flatAcrossParents(scope));
    return {
      totalCount: total,
      unscoredCount: unscored,
      flatAcrossParents,
      hint: flatAcrossParents ? HINTS[scope.kind] : null,
    };
  }
}

function walkOn(rows: readonly RankingRow[], from: RankPosition): RankPosition[] {
  let walk = from;
  return rows.map((row) => (walk = nextPosition(row, walk)));
}

const bandOf = (band: Band | null | undefined): RankBand | null => (band ? { ...band, note: bandInWords(band) } : null);
