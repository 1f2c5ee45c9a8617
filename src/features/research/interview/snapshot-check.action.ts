import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type LockedNode, LockedNodeStore } from '../../tree/node/locked-node.store.ts';
import { Moment } from '../../tree/node/moment.model.ts';
import type { InterviewSnapshotFields } from './interview-input.model.ts';
import type { InterviewSnapshot } from './interview-snapshot.model.ts';

/** Checks what snapshots refer to, within an open transaction. */
@Injectable()
export class SnapshotCheckAction {
  constructor(
    private readonly lockedNodes: LockedNodeStore,
    private readonly read: RowReader,
  ) {}

  /**
   * The columns to set. A merged opportunity is replaced by the one that it was merged into; none can be merged away until
   * the transaction ends.
   *
   * @throws Refused NOT_FOUND, WRONG_KIND
   */
  async checked(fields: InterviewSnapshotFields): Promise<Partial<InterviewSnapshot>> {
    const { opportunityIds, experienceSteps, ...rest } = fields;
    const locked = opportunityIds ? await this.lockedNodes.lock(opportunityIds) : new Map<string, LockedNode>();
    const nodes = (opportunityIds ?? []).map((id) => locked.get(idOf(id)));
    const momentIds = (experienceSteps ?? []).map(({ momentId }) => momentId ?? null);
    const moments = await this.moments(momentIds);
    refuseIf(
      ...(opportunityIds ?? []).flatMap((id, index) => {
        const path = ['opportunityIds', String(index)];
        const node = nodes[index];
        if (!node) return [refusal('NOT_FOUND', { type: 'Opportunity', id }, path)];
        return node.kind === 'OPPORTUNITY'
          ? []
          : [refusal('WRONG_KIND', { expected: 'OPPORTUNITY', actual: node.kind }, path)];
      }),
      ...momentIds.flatMap((id, index) =>
        id === null || moments.has(idOf(id))
          ? []
          : [refusal('NOT_FOUND', { type: 'Moment', id }, ['experienceSteps', String(index), 'momentId'])],
      ),
    );
    return {
      ...rest,
      ...(opportunityIds && { opportunityIds: [...new Set(nodes.flatMap((node) => node?.id ?? []))] }),
      ...(experienceSteps && { experienceSteps: experienceSteps.map(stepOf) }),
    };
  }

  /** Ids of those moments that exist. */
  async moments(ids: readonly (string | null)[]): Promise<ReadonlySet<string>> {
    const named = ids.filter((id) => id !== null);
    return new Set((await this.read.byIds(Moment, named)).flatMap((moment) => (moment ? [moment.id] : [])));
  }
}

type Step = InterviewSnapshot['experienceSteps'][number];
/** A step with null for what it leaves out. */
export const stepOf = ({ step, momentId, feeling }: Partial<Step> & Pick<Step, 'step'>): Step => ({
  step,
  momentId: momentId ? idOf(momentId) : null,
  feeling: feeling ?? null,
});
