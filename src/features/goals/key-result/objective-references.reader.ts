import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../../domain/refusal.ts';
import { ReferenceReader } from '../../../platform/database/reference.reader.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import type { Objective } from './objective.model.ts';

/** What an objective names. */
type Named = Partial<Pick<Objective, 'cycleId' | 'teamId' | 'opportunityId'>>;

/** Checks the cycle, the team and the opportunity that an objective names. */
@Injectable()
export class ObjectiveReferences {
  constructor(
    private readonly references: ReferenceReader,
    private readonly nodes: TreeNodeReader,
  ) {}

  /**
   * Refusals for a cycle and a team that the objective cannot have; what it had `before` may stay.
   *
   * @throws Refused NOT_FOUND, WRONG_KIND or ARCHIVED for such an opportunity
   */
  async check(named: Named, before: Named = {}): Promise<Refusal[]> {
    if (named.opportunityId) await this.nodes.editable(named.opportunityId, ['opportunityId'], ['OPPORTUNITY']);
    return this.references.check([
      { model: Cycle, id: named.cycleId, path: ['cycleId'], before: [before.cycleId] },
      { model: Team, id: named.teamId, path: ['teamId'], before: [before.teamId] },
    ]);
  }
}
