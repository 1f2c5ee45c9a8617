import { Injectable } from '@nestjs/common';

/** What an insight says now. */
export interface Said {
  readonly id: string;
  readonly title: string;
  readonly body: string | null;
  readonly quotes: readonly string[];
  /** Language it is written in; null where nobody said. */
  readonly language: string | null;
}

/** Brings what a feature keeps of insights up to date, within the transaction that changed what they say. */
type Follower = (said: readonly Said[], isNew: (id: string) => boolean) => Promise<void>;

/** What follows when insights say something new, or nothing any more. Features that keep something of their words add theirs at start. */
@Injectable()
export class InsightFollowers {
  private readonly followers: Follower[] = [];

  add(follower: Follower): void {
    this.followers.push(follower);
  }

  /** @param isNew whether nothing was kept of an insight before */
  async follow(said: readonly Said[], isNew: (id: string) => boolean): Promise<void> {
    if (said.length === 0) return;
    for (const follower of this.followers) await follower(said, isNew);
  }
}
