import { Injectable } from '@nestjs/common';
import { SubjectRemovalStore } from '../../../platform/change-log/subject-removal.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { InsightWords } from './insight-words.ts';
import type { RewordedInsight } from './insights-reworded.hook.ts';
import type { KnownInsight } from './ingest-outcome.ts';
import { INSIGHT_CLOCK } from './insight.model.ts';

/** By what insights are known that go back when a merge is undone. */
interface PartedNames {
  /** Ids of the insights that the merge moved. */
  readonly movedIds: readonly string[];
  /** Digests of the names that go back. */
  readonly backDigests: readonly string[];
  /** Digests of the names that stay. */
  readonly stayingDigests: readonly string[];
}

/** Finds insights by their participants, and by what their systems call them. */
@Injectable()
export class InsightStore {
  constructor(
    private readonly db: Database,
    private readonly clocks: ClockStore,
    private readonly removals: SubjectRemovalStore,
  ) {}

  /** Insights of these participants; one statement. */
  async ofParticipants(participantIds: readonly string[]): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM insight
      WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ANY(${participantIds}::uuid[]) ORDER BY id`;
    return found.map(({ id }) => id);
  }

  /** The words that insights have now; one statement. */
  async words(ids: readonly string[]): Promise<RewordedInsight[]> {
    const found = await this.db.sql<{
      id: string;
      title: string;
      body: string | null;
      language: string | null;
      quotes: string[];
    }>`
      SELECT id, title, body, language, ARRAY(
        SELECT text FROM quote WHERE quote.workspace_id = insight.workspace_id AND quote.insight_id = insight.id
          AND quote.withdrawn_at IS NULL AND quote.text <> '' ORDER BY quote.place, quote.id) AS quotes
      FROM insight WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[]) ORDER BY id`;
    return found.map(({ id, title, body, language, quotes }) => ({
      id,
      words: new InsightWords(title, body, quotes, language),
      isNew: false,
    }));
  }

  /**
   * Insights of a participant that came in under one of these names; of insights without a record of the name, those that one
   * of `systems` sent. One statement.
   */
  async underNames(participantId: string, digests: readonly string[], systems: readonly string[]): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM insight WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ${participantId}
        AND (participant_digest = ANY(${digests}::text[])
          OR (participant_digest IS NULL AND source_system = ANY(${systems}::text[])))
      ORDER BY id`;
    return found.map(({ id }) => id);
  }

  /**
   * Insights of a participant that go back to another one who was merged into them: those that came in under a name that
   * goes back, and those that the merge moved unless they were stated since under a name that stays. One statement.
   */
  async parted(participantId: string, { movedIds, backDigests, stayingDigests }: PartedNames): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM insight WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ${participantId}
        AND (participant_digest = ANY(${backDigests}::text[])
          OR (id = ANY(${movedIds}::uuid[]) AND (participant_digest = ANY(${stayingDigests}::text[])) IS NOT TRUE))
      ORDER BY id`;
    return found.map(({ id }) => id);
  }

  /**
   * Insights of a system by what it calls them, with their clocks, those among them that keep a digest of that name only;
   * those that are not known are missing. Two statements at most.
   */
  async known(system: string, externalIds: readonly string[]): Promise<Map<string, KnownInsight>> {
    if (externalIds.length === 0) return new Map();
    const goneName = await this.removals.namesGone();
    const nameOf = new Map(
      externalIds.flatMap((name) => [name, goneName(name)].map((stored) => [stored, name] as const)),
    );
    const found = await this.db.sql<Omit<KnownInsight, 'sourceUpdatedAt' | 'externalId'>>`
      SELECT id, external_id AS "storedName", content_hash AS content, status, status = 'DELETED' AS "isDeleted",
        CASE WHEN duplicate_of_id IS NOT NULL THEN 'DUPLICATE' WHEN status = 'DISMISSED' OR dismiss_reason IS NOT NULL THEN 'DISMISSED' END AS decided,
        participant_id AS "participantId", participant_digest AS "participantDigest" FROM insight
      WHERE workspace_id = ${currentCaller().workspaceId} AND source_system = ${system} AND external_id = ANY(${[...nameOf.keys()]}::text[])`;
    const clocks = await this.clocks.of(
      { kind: INSIGHT_CLOCK, system },
      found.map(({ id }) => id),
    );
    return new Map(
      found.map((each) => {
        const externalId = nameOf.get(each.storedName) ?? each.storedName;
        return [externalId, { ...each, externalId, sourceUpdatedAt: clocks.get(each.id) ?? null }];
      }),
    );
  }
}
