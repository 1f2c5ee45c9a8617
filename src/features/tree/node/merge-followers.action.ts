import { Injectable } from '@nestjs/common';

/** Moves what a feature hangs on an opportunity to the one that it was merged into, within the merge's transaction. */
export type MergeFollower = (fromId: string, intoId: string) => Promise<void>;

/** What follows when an opportunity is merged into another. Features that hang something on opportunities add theirs at start. */
@Injectable()
export class MergeFollowers {
  private readonly followers: MergeFollower[] = [];

  add(follower: MergeFollower): void {
    this.followers.push(follower);
  }

  async follow(fromId: string, intoId: string): Promise<void> {
    for (const follower of this.followers) await follower(fromId, intoId);
  }
}
