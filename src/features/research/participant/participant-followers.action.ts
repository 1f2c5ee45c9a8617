import { Injectable } from '@nestjs/common';

/** How a feature that keeps something of participants follows when two of them turn out to be one person. */
export interface ParticipantFollower {
  /** What the feature calls what it moves. */
  readonly name: string;
  /** Moves what is the one's to the other; answers with the ids of what was moved. */
  readonly move: (fromId: string, intoId: string) => Promise<readonly string[]>;
  /** Moves these back, those of them that are still the other's. */
  readonly back: (ids: readonly string[], intoId: string, fromId: string) => Promise<void>;
}

/** What follows when participants are merged. Features that keep something of participants add theirs at start. */
@Injectable()
export class ParticipantFollowers {
  private readonly followers: ParticipantFollower[] = [];

  add(follower: ParticipantFollower): void {
    this.followers.push(follower);
  }

  /** Ids of what was moved, by the names of whoever moved them. */
  async move(fromId: string, intoId: string): Promise<Record<string, readonly string[]>> {
    const moved: Record<string, readonly string[]> = {};
    for (const { name, move } of this.followers) moved[name] = await move(fromId, intoId);
    return moved;
  }

  async back(moved: Readonly<Record<string, readonly string[]>>, intoId: string, fromId: string): Promise<void> {
    for (const { name, back } of this.followers) await back(moved[name] ?? [], intoId, fromId);
  }
}
