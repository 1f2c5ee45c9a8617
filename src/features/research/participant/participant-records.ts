import { Injectable } from '@nestjs/common';
import { Contributions } from '../../../platform/hook/contributions.ts';

/** Records of a feature that belong to a participant: how they move when two participants turn out to be one person. */
export interface MovableRecords {
  /** Name under which a merge keeps the ids of what it moved. */
  readonly name: string;
  /** Moves what belongs to the one to the other; answers with the ids of what was moved. */
  move(fromId: string, intoId: string): Promise<readonly string[]>;
  /** Moves these back, those of them that still belong to the other. */
  moveBack(ids: readonly string[], intoId: string, fromId: string): Promise<void>;
}

/** Every feature's records of participants. */
@Injectable()
export class ParticipantRecords extends Contributions<MovableRecords> {
  /** Moves everything that belongs to the one to the other; answers with the ids of what was moved, by its name. */
  async move(fromId: string, intoId: string): Promise<Record<string, readonly string[]>> {
    const moved: Record<string, readonly string[]> = {};
    for (const records of this.items) moved[records.name] = await records.move(fromId, intoId);
    return moved;
  }

  /** Moves back what `move` moved. */
  async moveBack(moved: Readonly<Record<string, readonly string[]>>, intoId: string, fromId: string): Promise<void> {
    for (const records of this.items) await records.moveBack(moved[records.name] ?? [], intoId, fromId);
  }
}
