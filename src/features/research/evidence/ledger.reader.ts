import { Injectable } from '@nestjs/common';
import { AGE_CLASSES, type AgeClass, ageBounds } from '../../../domain/research/evidence/age-class.ts';
import { EVIDENCE_CLASSES, type EvidenceClass } from '../../../domain/research/evidence/evidence-class.ts';
import { type HeardCounts, type LedgerFigures, evidenceNeeded } from '../../../domain/research/evidence/ledger.ts';
import { SENSING_CHANNELS, type SensingChannel } from '../../../domain/tree/node/sensing-channel.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { type Relationship, RELATIONSHIPS } from '../../context/persona/relationship.model.ts';
import { type Ledger, type LedgerSide, MOST_KEYS } from './ledger.model.ts';

/** The count of one key of one dimension, for one node, assumption or claim. */
interface Count extends HeardCounts {
  readonly topId: string;
  readonly scope: 'OWN' | 'UNITED';
  readonly dimension: string;
  readonly key: string;
  /** Number of keys of the dimension, including those that are left out. */
  readonly keys: number;
}

/**
 * Counts who was heard for and against each of the targets $2 (nodes, assumptions or claims) in the workspace $1, as of the
 * instant $3. Evidence of descendants counts for a node too, except that of archived branches and of solutions: whether an
 * answer is good says nothing about the question. A person is classed by the strongest and by the latest evidence on each
 * side. $4 and $5 are the earliest instants of the younger age classes, $6 the classes from the strongest on, and $7 the
 * most keys of a dimension. OFFSET 0 makes Postgres look up children, evidence and persons by their indexes; with plain joins
 * it read the whole workspace for a leaf (900 ms with 100,000 pieces of evidence).
 */
const COUNTS = `WITH RECURSIVE below AS (
  SELECT asked.id AS top_id, asked.id FROM unnest($2::uuid[]) AS asked (id)
  UNION ALL
  SELECT below.top_id, child.id FROM below CROSS JOIN LATERAL (
    SELECT id FROM tree_node AS child WHERE child.workspace_id = $1::uuid AND child.parent_id = below.id
      AND child.archived_at IS NULL AND child.kind <> 'SOLUTION' OFFSET 0
  ) AS child
), told AS MATERIALIZED (
  SELECT below.top_id, scope.name AS scope, found.* FROM below
  CROSS JOIN LATERAL (
    SELECT evidence.stance, array_position($6::text[], evidence.class) AS class, evidence.insight_id, evidence.sensing_channel,
           evidence.occurred_at, COALESCE(said.merged_into_id, said.id) AS participant_id,
           COALESCE(evidence.account_id, said.account_id) AS account_id
    FROM told_evidence AS evidence
    LEFT JOIN participant AS said ON said.workspace_id = $1::uuid AND said.id = evidence.participant_id
    WHERE evidence.workspace_id = $1::uuid AND evidence.target_id = below.id
      AND evidence.created_at <= $3::timestamptz AND (evidence.withdrawn_at IS NULL OR evidence.withdrawn_at > $3::timestamptz)
    OFFSET 0
  ) AS found
  JOIN (VALUES ('UNITED'), ('OWN')) AS scope (name) ON scope.name = 'UNITED' OR below.id = below.top_id
), person AS MATERIALIZED (
  SELECT top_id, scope, stance, participant_id, min(class) AS class, max(occurred_at) AS latest
  FROM told WHERE participant_id IS NOT NULL GROUP BY top_id, scope, stance, participant_id
), known AS MATERIALIZED (
  SELECT person.top_id, person.scope, person.stance, person.participant_id, who.relationship, who.segments, who.persona_ids
  FROM person CROSS JOIN LATERAL (
    SELECT relationship, segments, persona_ids FROM participant
    WHERE participant.workspace_id = $1::uuid AND participant.id = person.participant_id OFFSET 0
  ) AS who
), counted AS (
  SELECT top_id, scope, stance, 'PARTICIPANT' AS dimension, '' AS key, participant_id AS who FROM person
  UNION ALL SELECT top_id, scope, stance, 'ACCOUNT', '', account_id FROM told WHERE account_id IS NOT NULL
  UNION ALL SELECT top_id, scope, stance, 'INSIGHT', '', insight_id FROM told WHERE participant_id IS NULL
  UNION ALL SELECT top_id, scope, stance, 'THEME', '', insight_id FROM told WHERE participant_id IS NULL AND sensing_channel <> 'TACTICAL'
  UNION ALL SELECT top_id, scope, stance, 'CLASS', ($6::text[])[class], participant_id FROM person
  UNION ALL SELECT top_id, scope, stance, 'AGE', CASE WHEN latest >= $4::timestamptz THEN 'UP_TO_90_DAYS'
      WHEN latest >= $5::timestamptz THEN 'UP_TO_365_DAYS' ELSE 'OLDER' END, participant_id FROM person
  UNION ALL SELECT top_id, scope, stance, 'CHANNEL', sensing_channel, participant_id FROM told WHERE participant_id IS NOT NULL
  UNION ALL SELECT top_id, scope, stance, 'RELATIONSHIP', relationship, participant_id FROM known
  UNION ALL SELECT top_id, scope, stance, 'SEGMENT', segment, participant_id FROM known CROSS JOIN unnest(segments) AS segment
  UNION ALL SELECT top_id, scope, stance, 'PERSONA', persona_id::text, participant_id FROM known CROSS JOIN unnest(persona_ids) AS persona_id
), summed AS (
  SELECT top_id, scope, dimension, key COLLATE "C" AS key, count(DISTINCT who)::int AS heard,
         (count(DISTINCT who) FILTER (WHERE stance = 'SUPPORTS'))::int AS supports,
         (count(DISTINCT who) FILTER (WHERE stance = 'CONTRADICTS'))::int AS contradicts
  FROM counted GROUP BY top_id, scope, dimension, key COLLATE "C"
), placed AS (
  SELECT *, row_number() OVER (PARTITION BY top_id, scope, dimension ORDER BY heard DESC, key) AS place,
         (count(*) OVER (PARTITION BY top_id, scope, dimension))::int AS keys FROM summed
)
SELECT top_id AS "topId", scope, dimension, key, heard, supports, contradicts, keys FROM placed
WHERE place <= $7 ORDER BY top_id, scope, dimension, place`;

/** Reads ledgers; one statement for all targets of a request with the same instant. */
@Injectable()
export class LedgerReader {
  constructor(private readonly db: Database) {}

  /**
   * Ledger of a node, an assumption or a claim. Merges, moves and changes of existing evidence since `asOf` are not
   * undone.
   */
  of(id: string, asked: Date | null = null): Promise<Ledger> {
    const now = currentRequest().loader('Ledger.now', () => new Date());
    const asOf = asked !== null && asked < now ? asked : now;
    return currentRequest()
      .loader(`Ledger/${asOf.toISOString()}`, () => new Loader((ids: readonly string[]) => this.ofEach(ids, asOf)))
      .load(id);
  }

  /** As `of`, for many targets and without a cache, so that it sees the writes of the open transaction. */
  async ofEach(ids: readonly string[], asOf: Date): Promise<Ledger[]> {
    const { young, year } = ageBounds(asOf);
    const classes = Object.keys(EVIDENCE_CLASSES);
    const given = [currentCaller().workspaceId, ids, asOf, young, year, classes, MOST_KEYS];
    const counts = await this.db.query<Count>(COUNTS, given);
    return groupRowsById(ids, counts, ({ topId }) => topId).map((all) => {
      const united = sideOf(all.filter(({ scope }) => scope === 'UNITED'));
      return {
        asOf,
        own: sideOf(all.filter(({ scope }) => scope === 'OWN')),
        united,
        needed: evidenceNeeded(figuresOf(united)),
      };
    });
  }
}

const NONE = { heard: 0, supports: 0, contradicts: 0 };

function sideOf(counts: readonly Count[]): LedgerSide {
  const within = (dimension: string) => counts.filter((count) => count.dimension === dimension);
  const one = (dimension: string) => bare(within(dimension)[0]);
  const each = <Key extends string>(dimension: string, table: Readonly<Record<Key, unknown>>) =>
    (Object.keys(table) as Key[]).map((key) => ({
      key,
      ...bare(within(dimension).find((count) => count.key === key)),
    }));
  const leftOut = (dimension: string) => Math.max((within(dimension)[0]?.keys ?? 0) - MOST_KEYS, 0);
  return {
    participants: one('PARTICIPANT'),
    accounts: one('ACCOUNT'),
    withoutParticipant: one('INSIGHT'),
    themes: one('THEME').supports,
    byClass: each<EvidenceClass>('CLASS', EVIDENCE_CLASSES).map(({ key, ...of }) => ({ evidenceClass: key, ...of })),
    byAge: each<AgeClass>('AGE', AGE_CLASSES).map(({ key, ...of }) => ({ ageClass: key, ...of })),
    byRelationship: each<Relationship>('RELATIONSHIP', RELATIONSHIPS).map(({ key, ...of }) => ({
      relationship: key,
      ...of,
    })),
    byChannel: each<SensingChannel>('CHANNEL', SENSING_CHANNELS).map(({ key, ...of }) => ({
      sensingChannel: key,
      ...of,
    })),
    bySegment: within('SEGMENT').map(({ key, ...of }) => ({ segment: key, ...of })),
    segmentsLeftOut: leftOut('SEGMENT'),
    byPersona: within('PERSONA').map(({ key, ...of }) => ({ personaId: key, ...of })),
    personasLeftOut: leftOut('PERSONA'),
  };
}

const bare = ({ heard, supports, contradicts }: HeardCounts = NONE) => ({
  heard,
  supports,
  contradicts,
});

/** The figures of one side of a ledger from which confidence and advice are computed. */
export function figuresOf(side: LedgerSide): LedgerFigures {
  return {
    ...side,
    byClass: Object.fromEntries(side.byClass.map((count) => [count.evidenceClass, count])),
    byAge: Object.fromEntries(side.byAge.map((count) => [count.ageClass, count])),
    byRelationship: Object.fromEntries(side.byRelationship.map((count) => [count.relationship, count])),
  };
}
