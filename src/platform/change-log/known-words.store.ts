import { Injectable } from '@nestjs/common';
import { foldedText, isDistinctive } from '../../domain/foundation/text/repeated-words.ts';
import { refusal, refuseIf } from '../../domain/refusal.ts';
import type { EntityMetadata } from 'typeorm';
import { Database } from '../database/database.ts';
import type { ModelClass } from '../database/model-columns.ts';
import { WorkspaceDigests } from '../database/workspace-digests.reader.ts';
import { currentCaller } from '../request/request.ts';
import { repeatingOf } from './personal.ts';
import type { SaidText } from './personal-texts.ts';

/** What is removed of a person's words. */
export interface WordsOfSubject {
  readonly subjectIds: readonly string[];
  /** Rows about the person, which may have said something else before. */
  readonly rowIds: readonly string[];
  /** What the person said, as far as it stood in the rows. */
  readonly texts: readonly string[];
  readonly goneGrounds: ReadonlySet<string>;
}

/**
 * Knows words by the digests of their folded text, never the words: what persons said before it was worded anew, so that
 * copies of it are found, and what was removed, so that no copy brings it back. Folded texts that anybody may say are not
 * recorded as removed.
 */
@Injectable()
export class KnownWordsStore {
  constructor(
    private readonly db: Database,
    private readonly digests: WorkspaceDigests,
  ) {}

  /**
   * Refuses rows with a text that stands for somebody's words, and repeats removed ones. Until the transaction ends none of
   * the others can be removed: a removal waits, and then finds the copy. One statement, none where no row has such a text.
   *
   * @throws Refused NOT_APPLICABLE, at the text
   */
  async checkCopies({ target, childEntityMetadatas }: EntityMetadata, rows: readonly object[]): Promise<void> {
    const models = [target, ...childEntityMetadatas.map((child) => child.target)] as ModelClass<object>[];
    const given = models.flatMap(repeatingOf).flatMap((property) =>
      rows.flatMap((row) => {
        const { text } = ((row as Record<string, unknown>)[property] ?? {}) as { readonly text?: string };
        return text === undefined ? [] : [{ text, path: [property, 'text'] }];
      }),
    );
    if (given.length === 0) return;
    const digests = await Promise.all(given.map(({ text }) => this.digestOf(text)));
    const found = await this.db.sql<{ digest: string; removed: boolean }>`
      INSERT INTO known_words AS known (workspace_id, digest)
      SELECT ${currentCaller().workspaceId}::uuid, digest FROM unnest(${inOrder(digests)}::text[]) AS given (digest)
      ON CONFLICT (workspace_id, digest) DO UPDATE SET digest = excluded.digest RETURNING digest, removed`;
    const removed = new Set(found.flatMap((each) => (each.removed ? [each.digest] : [])));
    const problem =
      'These are the words of somebody who took them back or was erased: they cannot be kept. Leave them out, or say it in words of your own.';
    refuseIf(
      ...given.flatMap(({ path }, index) =>
        removed.has(digests[index] ?? '') ? [refusal('NOT_APPLICABLE', { problem }, path)] : [],
      ),
    );
  }

  /** Records what rows said of a person before they were worded anew, each text by the id of its row; one statement. */
  async remember(said: readonly (SaidText & { readonly rowId: string })[]): Promise<void> {
    const known = said.filter(({ text }) => isDistinctive(text));
    if (known.length === 0) return;
    const rows = await Promise.all(
      known.map(async ({ rowId, ground, text }) => ({ digest: await this.digestOf(text), rowId, ground })),
    );
    await this.db.sql`
      INSERT INTO known_words AS known (workspace_id, digest, subject_id, ground)
      SELECT DISTINCT ON (digest) ${currentCaller().workspaceId}::uuid, digest, "rowId", ground
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (digest text, "rowId" uuid, ground text) ORDER BY digest
      ON CONFLICT (workspace_id, digest) DO UPDATE SET subject_id = excluded.subject_id, ground = excluded.ground WHERE known.subject_id IS NULL`;
  }

  /**
   * Records words as removed, and what else the person said in rows about them before it was worded anew. Answers with the
   * digests of all of them.
   */
  async remove({ subjectIds, rowIds, texts, goneGrounds }: WordsOfSubject): Promise<ReadonlySet<string>> {
    const { workspaceId } = currentCaller();
    const folded = [...new Set(texts.filter(isDistinctive).map(foldedText))];
    const digest = await this.digests.maker();
    await this.db.sql`
      INSERT INTO known_words AS known (workspace_id, digest, subject_id, removed)
      SELECT ${workspaceId}::uuid, digest, ${subjectIds[0]}::uuid, true FROM unnest(${inOrder(folded.map(digest))}::text[]) AS given (digest)
      ON CONFLICT (workspace_id, digest) DO UPDATE SET subject_id = excluded.subject_id, removed = true`;
    // They go on to be the person's, whose rows may be no more.
    const known = await this.db.sql<{ digest: string }>`
      WITH known AS (
        SELECT digest FROM known_words
        WHERE workspace_id = ${workspaceId} AND subject_id = ANY(${[...subjectIds, ...rowIds]}::uuid[])
          AND ground = ANY(${[...goneGrounds]}::text[])
        ORDER BY digest FOR UPDATE
      ), removed AS (
        UPDATE known_words SET removed = true, subject_id = ${subjectIds[0]}::uuid FROM known
        WHERE known_words.workspace_id = ${workspaceId} AND known_words.digest = known.digest RETURNING known.digest
      ) SELECT digest FROM removed`;
    return new Set(known.map((each) => each.digest));
  }

  /** Lets words be kept again that were removed of these persons, because they allow it anew: all but those whose ground has gone. */
  async allow(subjectIds: readonly string[], goneGrounds: ReadonlySet<string>): Promise<void> {
    if (subjectIds.length === 0) return;
    await this.db.sql`
      UPDATE known_words SET removed = false
      WHERE workspace_id = ${currentCaller().workspaceId} AND subject_id = ANY(${subjectIds}::uuid[]) AND removed
        AND ground <> ALL(${[...goneGrounds]}::text[])`;
  }

  /** Digest of a text's words, whatever their capitals, accents, punctuation and spaces. */
  digestOf(text: string): Promise<string> {
    return this.digests.of(foldedText(text));
  }
}

/** Each once, in the order in which all transactions lock them. */
const inOrder = (digests: readonly string[]): string[] => [...new Set(digests)].sort();
