import { Injectable } from '@nestjs/common';
import { Contributions } from '../../../platform/hook/contributions.ts';

/** Records of a feature that belong to participants, and move when two participants are merged. */
export interface MovableRecords {
  /** Name under which a merge keeps the ids of the records that it moved. */
  readonly name: string;
  /** Moves the records of one participant to another; answers with their ids. */
  move(fromId: string, intoId: string): Promise<readonly string[]>;
  /** Moves these records back, as far as they still belong to the other participant. */
  moveBack(ids: readonly string[], intoId: string, fromId: string): Promise<void>;
}

/** The records of participants of every feature. */
@Injectable()
export class ParticipantRecords extends Contributions<MovableRecords> {
  /** Moves all records of one participant to another; answers with their ids, by the name of the records. */
  async move(fromId: string, intoId: string): Promise<Record<string, readonly string[]>> {
    const moved: Record<string, readonly string[]> = {};
    for (const records of this.items) moved[records.name] = await records.move(fromId, intoId);
    return moved;
  }

  /** Moves back the records that `move` moved. */
  async moveBack(moved: Readonly<Record<string, readonly string[]>>, intoId: string, fromId: string): Promise<void> {
    for (const records of this.items) await records.moveBack(moved[records.name] ?? [], intoId, fromId);
  }
}
