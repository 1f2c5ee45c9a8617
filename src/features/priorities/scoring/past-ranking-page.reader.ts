import { Injectable } from '@nestjs/common';
import { CHOSEN } from '../../../domain/priorities/chosen.ts';
import {
  BEFORE_FIRST,
  type Band,
  bandInWords,
  bandsOf,
  nextPosition,
} from '../../../domain/priorities/scoring/rank-position.ts';
import type { ScoringModel } from '../../../domain/priorities/scoring/scoring-model.ts';
import { isInstant } from '../../../domain/foundation/calendar/instant.ts';
import { decodeCursor, encodeCursor, isCount, isText } from '../../../platform/paging/cursor.ts';
import { PastRankingReader } from './past-ranking.reader.ts';
import { rankingListOf } from './ranking-cursor.reader.ts';
import type { RankingEntry } from './ranking-item.reader.ts';
import { HINTS } from './ranking-hints.ts';
import type { RankBand, Ranking } from './ranking.model.ts';
import type { RankingScope } from './ranking-scope.model.ts';

/** Reads pages of rankings as they once were. */
@Injectable()
export class PastRankingPageReader {
  constructor(private readonly rankings: PastRankingReader) {}

  /** One page; later pages keep to the instant of the first one. Null where there was no such tree. */
  async page<Thing, Item>(
    scope: RankingScope,
    model: ScoringModel,
    asked: { readonly asOf: Date; readonly first: number; readonly after?: string | null },
    shown: (thing: Thing, entry: RankingEntry) => Item,
  ): Promise<Ranking<Item> | null> {
    const list = `past${rankingListOf(scope)}`;
    const [instant, read] = decodeCursor(list, asked.after, [isMoment, isCount]) ?? [null, 0];
    const asOf = instant === null ? asked.asOf : new Date(instant);
    const rows = await this.rankings.rowsAt(scope, model, asOf);
    if (!rows) return null;
    const end = read + asked.first;
    let walk = BEFORE_FIRST;
    const walked = rows.map((row) => (walk = nextPosition(row, walk)));
    // As of today's rankings, only the next nodes after a page are looked at for the end of its last band.
    const looked = walked.slice(read, end + 1 + CHOSEN.ranking.bandLookAhead).filter(({ value }) => value !== null);
    const scored = rows.filter(({ value }) => value !== null).length;
    const bands = bandsOf(looked, scored > end + 1 + CHOSEN.ranking.bandLookAhead);
    const edges = rows.slice(read, end).map((row, at) => ({
      cursor: encodeCursor(list, [asOf.toISOString(), read + at + 1]),
      rank: walked[read + at]?.rank ?? null,
      band: bandOf(bands[at]),
      node: shown(row.node as Thing, row),
    }));
    const flatAcrossParents = new Set(rows.map(({ node }) => node.parentId)).size > 1;
    const borrowed = model.borrowedBy.includes(scope.kind);
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: rows.length > end,
        hasPreviousPage: read > 0,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      scanned: edges.length,
      totalCount: rows.length,
      unscoredCount: rows.length - scored,
      flatAcrossParents,
      hint: flatAcrossParents ? HINTS[scope.kind] : null,
      borrowed,
      borrowedReason: borrowed ? model.borrowedReason : null,
    };
  }
}

const isMoment = (value: unknown): value is string => isText(value) && isInstant(value);
const bandOf = (band: Band | null | undefined): RankBand | null => (band ? { ...band, note: bandInWords(band) } : null);
