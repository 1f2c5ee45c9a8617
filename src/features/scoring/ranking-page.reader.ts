import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { problemOfBatch } from '../../domain/scoring/batch.ts';
import { AT_THE_TOP, type RankWalk, stepTo } from '../../domain/scoring/rank-walk.ts';
import { mayScore, notForKind, type ScorableKind, type ScoringModel } from '../../domain/scoring/scoring-model.ts';
import { SCORING_MODELS } from '../../domain/scoring/scoring-models.ts';
import type { ModelClass } from '../../platform/database/columns.ts';
import { RowReader } from '../../platform/database/row.reader.ts';
import { isSnapshot } from '../../platform/database/snapshot.ts';
import { checkFirst, cursorOf, placeOf } from '../../platform/graphql/connection.model.ts';
import { Fault } from '../../platform/graphql/fault.ts';
import type { Ranking, RankingArgs } from './ranking.model.ts';
import { RankingReader, type RankingRow } from './ranking.reader.ts';
import { Score } from './score.model.ts';

/** What a ranking says of every node, whatever its kind. */
interface Standing {
  readonly score: Score | null;
  readonly pathTitles: string[];
}

type Place = readonly [value: number | null, id: string, rank: number | null, read: number, snapshot: string];

const HINTS: Readonly<Record<ScorableKind, string>> = {
  OPPORTUNITY: 'Opportunities under different parents are compared here; Torres compares siblings.',
  SOLUTION: 'Solutions of different opportunities are compared here; Torres compares those of one target opportunity.',
};

/** Answers pages of rankings. */
@Injectable()
export class RankingPageReader {
  constructor(
    private readonly rankings: RankingReader,
    private readonly read: RowReader,
  ) {}

  /**
   * One page; three statements whatever its size. Null when there is no such outcome.
   *
   * @param shown makes an item out of a node and how it stands
   * @throws Fault BAD_REQUEST when the model is not for this kind, or its batch is missing
   */
  async page<Thing extends { id: string }, Item>(
    kind: ScorableKind,
    type: ModelClass<Thing>,
    args: RankingArgs,
    shown: (thing: Thing, standing: Standing) => Item,
  ): Promise<Ranking<Item> | null> {
    const first = checkFirst(args.first);
    const model = checkModel(kind, args);
    const list = listOf(kind, args);
    const [value, id, rank, read, snapshot] = args.after ? placeOf<Place>(list, args.after, isPlace) : [];
    const after = id === undefined ? null : { value: value ?? null, id, snapshot: snapshot ?? '' };
    const found = await this.rankings.page(kind, args, after, first + 1);
    if (!found) return null;
    const { rows, total, unscored, parents } = found;
    const page = rows.slice(0, first);
    const nodes = await this.items(type, page, shown);
    let walk: RankWalk = after ? { value: after.value, rank: rank ?? null, read: read ?? 0 } : AT_THE_TOP;
    const edges = page.flatMap((row, index) => {
      walk = stepTo(row.value, walk);
      const place: Place = [row.value, row.id, walk.rank, walk.read, found.snapshot];
      const node = nodes[index];
      return node === undefined ? [] : [{ cursor: cursorOf(list, place), rank: walk.rank, node }];
    });
    const borrowed = model.borrowedBy.includes(kind);
    return {
      edges,
      nodes,
      pageInfo: {
        hasNextPage: rows.length > first,
        hasPreviousPage: after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: total,
      unscoredCount: unscored,
      flatAcrossParents: parents > 1,
      hint: parents > 1 ? HINTS[kind] : null,
      borrowed,
      borrowedReason: borrowed ? model.borrowedReason : null,
    };
  }

  private async items<Thing extends { id: string }, Item>(
    type: ModelClass<Thing>,
    rows: readonly RankingRow[],
    shown: (thing: Thing, standing: Standing) => Item,
  ): Promise<Item[]> {
    const things = await this.read.byIds(
      type,
      rows.map(({ id }) => id),
    );
    const scored = rows.flatMap(({ scoreId }) => scoreId ?? []);
    const scores = new Map((await this.read.byIds(Score, scored)).map((score) => [score?.id, score]));
    return rows.map(({ scoreId, pathTitles }, index) => {
      const thing = things[index];
      if (!thing) throw new Error('A node that was ranked in this snapshot is there.');
      return shown(thing, { score: (scoreId !== null && scores.get(scoreId)) || null, pathTitles });
    });
  }
}

function checkModel(kind: ScorableKind, { model: key, batchId }: RankingArgs): ScoringModel {
  const model: ScoringModel = SCORING_MODELS[key];
  if (!mayScore(model, kind)) {
    const those = Object.entries<ScoringModel>(SCORING_MODELS).filter(([, each]) => mayScore(each, kind));
    throw new Fault('BAD_REQUEST', `${notForKind(model, kind)} These do: ${those.map(([name]) => name).join(', ')}.`);
  }
  const problem = problemOfBatch(model, batchId ?? null);
  if (problem !== null) throw new Fault('BAD_REQUEST', problem);
  return model;
}

/** A walk goes on only in the ranking that it began in; a cursor of another is no cursor of this one. */
function listOf(kind: ScorableKind, { outcomeId, model, batchId, filter }: RankingArgs): string {
  const { statuses, tags, ownerId, leafOnly, archived, laidAside } = filter ?? {};
  const which = [kind, outcomeId, model, batchId, statuses, tags, ownerId, leafOnly, archived, laidAside];
  const digest = createHash('sha256').update(JSON.stringify(which.map((each) => each || null)));
  return `ranking/${digest.digest('base64url').slice(0, 16)}`;
}

const isPlace = ([value, id, rank, read, snapshot, ...more]: readonly unknown[]): boolean =>
  (value === null || (typeof value === 'number' && Number.isFinite(value))) &&
  validate(id) &&
  (rank === null || isCount(rank)) &&
  isCount(read) &&
  isSnapshot(snapshot) &&
  more.length === 0;

const isCount = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31;
