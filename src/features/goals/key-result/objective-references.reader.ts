import { Injectable } from '@nestjs/common';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Cycle } from '../cycle/cycle.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { TreeNodeReader } from '../../tree/node/tree-node.reader.ts';
import type { Objective } from './objective.model.ts';

/** Checks the cycle, the team and the opportunity that an objective names. */
@Injectable()
export class ObjectiveReferences {
  constructor(
    private readonly read: RowReader,
    private readonly nodes: TreeNodeReader,
  ) {}

  /** @throws Refused NOT_FOUND, WRONG_KIND or ARCHIVED for a reference that the objective cannot have */
  async check(named: Partial<Pick<Objective, 'cycleId' | 'teamId' | 'opportunityId'>>): Promise<void> {
    await this.read.check(Cycle, named.cycleId, ['cycleId']);
    await this.read.check(Team, named.teamId, ['teamId']);
    if (named.opportunityId) await this.nodes.editable(named.opportunityId, ['opportunityId'], ['OPPORTUNITY']);
  }
}
