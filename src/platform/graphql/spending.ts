import { Injectable } from '@nestjs/common';
import { OperationTypeNode } from 'graphql';
import { Admission } from '../access/admission.ts';
import { CostBudget } from '../access/cost-budget.ts';
import { Database } from '../database/database.ts';
import type { Request } from '../request/request.ts';
import { type Measured, measure } from './cost.ts';
import { rootFieldsOf } from './root-fields.ts';

/**
 * Cost of one mutation, beside the fields that it answers. Chosen from measurement: creating a node takes as long as
 * answering some thousand fields, most of it in Postgres.
 */
const WRITE_COST = 300;

/**
 * Cost of each further question of a request, beside the fields that it answers: of each root field, and of each alias, by which
 * one thing is asked for again. Chosen from measurement: a list of one item takes one to three milliseconds, its statements above all.
 */
const QUESTION_COST = 100;

/** Cost of a value that a mutation is sent, while it is worked on. Chosen: two batches of 500 insights are at once. */
const VALUE_COST = 3;

/** Spends what an operation costs from its key's budget: what it may cost before it runs, and in the end what it did. */
@Injectable()
export class Spending {
  constructor(
    private readonly budget: CostBudget,
    private readonly admission: Admission,
    private readonly db: Database,
  ) {}

  /**
   * Spends the most that an operation may cost, and waits until its workspace may have so much more under way.
   *
   * @throws Fault RATE_LIMITED where less is left, UNAVAILABLE where the wait is too long: nothing of it runs
   */
  async spend(request: Request, measured: Measured): Promise<void> {
    const { caller, cost } = request;
    if (!caller || cost === null) return;
    // Dear fields cost what they do, however little they answer.
    const { cost: weighed, aliases } = measure({ ...measured, plainField: 0 });
    const dear = Math.min(weighed, cost);
    const roots = rootFieldsOf(measured.document, measured.operation);
    const isWrite = measured.operation.operation === OperationTypeNode.MUTATION;
    // The first question is paid for by the request itself.
    const apart = isWrite ? roots * WRITE_COST : Math.max(roots - 1, aliases) * QUESTION_COST;
    await this.budget.spend(caller.keyId, cost + apart);
    request.spent = { inAdvance: cost + apart, anyway: dear + apart };
    // The real size of a tree may have been read: whoever waits holds no connection.
    const share = cost + apart + (isWrite ? request.values * VALUE_COST : 0);
    if (this.admission.mustWait(caller.workspaceId, share)) await this.db.endSnapshot(request);
    request.leave = await this.admission.enter(caller.workspaceId, share);
  }

  /** Ends the share of an operation that is answered, and gives back what was spent for fields that were not. */
  async settle({ caller, spent, leave }: Request, answered: number): Promise<void> {
    leave?.();
    if (caller && spent) await this.budget.giveBack(caller.keyId, spent.inAdvance - spent.anyway - answered);
  }
}
