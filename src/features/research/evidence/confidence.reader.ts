import { Injectable } from '@nestjs/common';
import type { Confidence } from '../../../domain/research/evidence/confidence.ts';
import { type ConcludedTest, ideaConfidence } from '../../../domain/research/evidence/idea-confidence.ts';
import type { StanceCounts } from '../../../domain/research/evidence/ledger.ts';
import { problemConfidence } from '../../../domain/research/evidence/problem-confidence.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import type { TreeNode } from '../../tree/node/tree-node.model.ts';
import type { Ledger } from './ledger.model.ts';
import { figuresOf, LedgerReader } from './ledger.reader.ts';

/** Confidence in the problem that a node states or solves and, for a solution, in the idea. */
export interface NodeConfidence {
  readonly problem: Confidence;
  /** Confidence in the solution; null for an opportunity. */
  readonly idea: Confidence | null;
}

/** Confidence in an opportunity with the numbers of participants on each side. */
type ProblemFigures = Pick<Confidence, 'level' | 'contested'> & StanceCounts;

/** Computes the confidence in opportunities and solutions; two statements for all nodes of a request. */
@Injectable()
export class ConfidenceReader {
  constructor(
    private readonly db: Database,
    private readonly ledgers: LedgerReader,
  ) {}

  /** Confidence in an opportunity, by the people heard about it and its descendants. */
  async problem(opportunityId: string, asOf: Date | null = null): Promise<Confidence> {
    return ofProblem(await this.ledgers.of(opportunityId, asOf));
  }

  /** Confidence in several opportunities, in the given order, with the numbers of people behind it; one statement. */
  async problems(ids: readonly string[], asOf: Date): Promise<ProblemFigures[]> {
    return (await this.ledgers.ofEach(ids, asOf)).map((ledger) => {
      const { level, contested } = ofProblem(ledger);
      const { supports, contradicts } = ledger.united.participants;
      return { level, contested, supports, contradicts };
    });
  }

  /** Confidence in a solution, by its tests and by its parent opportunity. */
  async idea({ id, parentId }: Pick<TreeNode, 'id' | 'parentId'>): Promise<Confidence> {
    const [problem, tests] = [await this.problem(parentId ?? ''), await this.tests(id)];
    return ideaConfidence(tests, problem);
  }

  /** Confidence in problem and idea, as seen by the open transaction or else by the request's snapshot; two statements. */
  async of({ id, parentId, kind }: Pick<TreeNode, 'id' | 'parentId' | 'kind'>, asOf: Date): Promise<NodeConfidence> {
    const isIdea = kind === 'SOLUTION';
    const [ledger] = await this.ledgers.ofEach([isIdea ? (parentId ?? '') : id], asOf);
    const problem = ofProblem(ledger as Ledger);
    const [tests = []] = isIdea ? await this.testsOf([id]) : [];
    return { problem, idea: isIdea ? ideaConfidence(tests, problem) : null };
  }

  private tests(solutionId: string): Promise<ConcludedTest[]> {
    return currentRequest()
      .loader('Confidence.tests', () => new Loader((ids: readonly string[]) => this.testsOf(ids)))
      .load(solutionId);
  }

  /**
   * The concluded tests of each solution, the latest last: those below it, and those of assumptions that it rests on,
   * wherever they hang; archived ones left out. A test that names no assumption, or says so, is of the whole.
   */
  private async testsOf(solutionIds: readonly string[]): Promise<ConcludedTest[][]> {
    const { workspaceId } = currentCaller();
    const tests = await this.db.sql<ConcludedTest & { solutionId: string }>`
      WITH rests_on AS (
        SELECT link.node_id AS solution_id, link.assumption_id FROM assumption_node AS link
        JOIN assumption ON assumption.workspace_id = ${workspaceId} AND assumption.id = link.assumption_id
        WHERE link.workspace_id = ${workspaceId} AND link.node_id = ANY(${solutionIds}::uuid[]) AND assumption.archived_at IS NULL
      ), found AS (
        SELECT parent_id AS solution_id, id FROM tree_node
        WHERE workspace_id = ${workspaceId} AND parent_id = ANY(${solutionIds}::uuid[]) AND kind = 'EXPERIMENT'
        UNION
        SELECT rests_on.solution_id, tested.node_id FROM rests_on
        JOIN assumption_node AS tested ON tested.workspace_id = ${workspaceId} AND tested.assumption_id = rests_on.assumption_id
      )
      SELECT found.solution_id AS "solutionId", test.short_key AS name, test.method, test.verdict,
        test.prototype IS NOT NULL AS "showsPrototype", tested.of_idea AS "assumptionIds",
        test.parent_id = found.solution_id AND (tested.count = 0 OR test.scope IS NOT DISTINCT FROM 'WHOLE_SOLUTION') AS "testsWhole"
      FROM found
      JOIN tree_node AS test ON test.workspace_id = ${workspaceId} AND test.id = found.id
        AND test.kind = 'EXPERIMENT' AND test.status = 'CONCLUDED' AND test.archived_at IS NULL
      CROSS JOIN LATERAL (
        SELECT count(*) AS count, COALESCE(array_agg(link.assumption_id) FILTER (WHERE rests_on.solution_id IS NOT NULL), '{}') AS of_idea
        FROM assumption_node AS link
        LEFT JOIN rests_on ON rests_on.assumption_id = link.assumption_id AND rests_on.solution_id = found.solution_id
        WHERE link.workspace_id = ${workspaceId} AND link.node_id = test.id
      ) AS tested
      ORDER BY test.concluded_on NULLS FIRST, test.id`;
    return groupRowsById(solutionIds, tests, ({ solutionId }) => solutionId);
  }
}

const ofProblem = ({ united }: Ledger): Confidence => problemConfidence(figuresOf(united));
