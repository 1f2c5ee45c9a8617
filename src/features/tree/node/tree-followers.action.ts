import { Injectable } from '@nestjs/common';

/**
 * Brings what a feature keeps about nodes up to date with the tree, within the transaction that changed it and holds its
 * lock. `topIds` are nodes that are new, or of which place, status, mark of archiving, product or team changed; what hangs
 * below them is concerned, too.
 */
export type TreeFollower = (topIds: readonly string[]) => Promise<void>;

/** What follows when a tree changes. Features that keep something about all nodes add theirs at start. */
@Injectable()
export class TreeFollowers {
  private readonly followers: TreeFollower[] = [];
  private readonly readers: TreeFollower[] = [];

  add(follower: TreeFollower): void {
    this.followers.push(follower);
  }

  async follow(...topIds: readonly string[]): Promise<void> {
    if (topIds.length === 0) return;
    for (const follower of this.followers) await follower([...new Set(topIds)]);
  }
  /** As `add`, for what a feature keeps of what nodes say; it hears of new places, too. */
  addReader(follower: TreeFollower): void {
    this.add(follower);
    this.readers.push(follower);
  }

  /** As `follow`, where only what the nodes say has changed: title, description, quote, tags or moment. */
  async reread(...topIds: readonly string[]): Promise<void> {
    if (topIds.length === 0) return;
    for (const reader of this.readers) await reader([...new Set(topIds)]);
  }
}
