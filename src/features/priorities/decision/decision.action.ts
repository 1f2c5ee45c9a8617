import { Injectable } from '@nestjs/common';
import { checkDecision } from '../../../domain/priorities/decision/check-decision.ts';
import { GROUND_KINDS } from '../../../domain/priorities/decision/ground-kinds.ts';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { ReferenceReader, referencesIn } from '../../../platform/database/reference.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Person } from '../../context/people/person.model.ts';
import { TreeNode } from '../../tree/node/tree-node.model.ts';
import { Decision, DecisionNode, DecisionPerson } from './decision.model.ts';
import { DecisionGround, type GroundInput } from './ground.model.ts';
import { GroundReader } from './ground.reader.ts';

/** A decision to record. */
export interface NewDecision {
  readonly question: string;
  readonly options: string[];
  readonly choice: string;
  readonly reason: string;
  readonly twoWayDoor: boolean;
  readonly revisitOn: string | null;
  /** Day on which the decision was taken; null for today. */
  readonly decidedOn: string | null;
  readonly supersedesId: string | null;
  readonly nodeIds: readonly string[];
  readonly whoIds: readonly string[];
  /** Who took the decision that this one supersedes; they may be named again, even if they are archived. */
  readonly whoBefore?: readonly string[];
  readonly grounds: readonly GroundInput[];
}

/** Adds decisions to the log, each with the current state of its grounds. */
@Injectable()
export class DecisionAction {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly references: ReferenceReader,
    private readonly calendar: CalendarReader,
    private readonly reader: GroundReader,
  ) {}

  /** Records a decision within the caller's transaction and returns its id. @throws Refused with every reason against it */
  async record(decision: NewDecision): Promise<string> {
    const { question, options, choice, reason, twoWayDoor, revisitOn, supersedesId } = decision;
    const today = await this.calendar.today();
    const decidedOn = decision.decidedOn ?? today;
    const named = decision.grounds.map(({ kind, refId }) => ({ kind, refId: idOf(refId) }));
    const grounds = await Promise.all(named.map(({ kind, refId }) => this.reader.today(kind, refId)));
    refuseIf(
      ...checkDecision({ options, choice, decidedOn, revisitOn, grounds: named }, today),
      ...(await this.read.missing(TreeNode, decision.nodeIds, 'nodeIds', 'Node')),
      ...(await this.references.check(referencesIn(Person, decision.whoIds, 'whoIds', decision.whoBefore))),
      ...decision.grounds.flatMap(({ kind, refId }, index) =>
        grounds[index]
          ? []
          : [refusal('NOT_FOUND', { type: GROUND_KINDS[kind].type, id: refId }, ['grounds', String(index), 'refId'])],
      ),
    );
    const id = newId();
    const fields = { question, options, choice, reason, twoWayDoor, revisitOn, decidedOn, supersedesId };
    await this.rows.insert(Decision, [{ id, ...fields, recordedById: currentCaller().onBehalfOf }]);
    await this.rows.insert(
      DecisionNode,
      decision.nodeIds.map((nodeId) => ({ id: newId(), decisionId: id, nodeId: idOf(nodeId) })),
    );
    await this.rows.insert(
      DecisionPerson,
      decision.whoIds.map((personId) => ({ id: newId(), decisionId: id, personId: idOf(personId) })),
    );
    const logSeqs = await this.reader.logSeqs(named.map(({ refId }) => refId));
    await this.rows.insert(
      DecisionGround,
      grounds.flatMap((ground, index) => {
        const kind = named[index]?.kind;
        if (!ground || !kind) return [];
        const { refId, label, own, latestId } = ground;
        return [
          { id: newId(), decisionId: id, kind, refId, label, state: own, latestId, logSeq: logSeqs.get(refId) ?? null },
        ];
      }),
    );
    return id;
  }
}
