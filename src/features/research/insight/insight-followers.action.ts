import { Injectable } from '@nestjs/common';
import { mapYielding } from '../../../platform/request/event-loop-yield.ts';

/** What stands in an insight. */
export interface Words {
  readonly title: string;
  readonly body: string | null;
  readonly quotes: readonly string[];
  /** Language it is written in; null where nobody said. */
  readonly language: string | null;
}

/** What an insight says now. */
export interface Said {
  readonly id: string;
  readonly words: Words;
}

/** How a feature that keeps something of what insights say keeps up with them. */
export interface InsightFollower {
  /** Works out ahead, without the database, what it will keep of these words. */
  readonly prepare: (words: Words) => void;
  /** Brings what it keeps up to date, within the transaction that changed what they say. */
  readonly follow: (said: readonly Said[], isNew: (id: string) => boolean) => Promise<void>;
}

/** What follows when insights say something new, or nothing any more. Features that keep something of their words add theirs at start. */
@Injectable()
export class InsightFollowers {
  private readonly followers: InsightFollower[] = [];

  add(follower: InsightFollower): void {
    this.followers.push(follower);
  }

  /** Works out what will be kept of these words, a few at a time, so that nobody else waits for all of it. */
  async prepare(words: readonly Words[]): Promise<void> {
    await mapYielding(words, (each) => {
      for (const follower of this.followers) follower.prepare(each);
    });
  }

  /** @param isNew whether nothing was kept of an insight before */
  async follow(said: readonly Said[], isNew: (id: string) => boolean): Promise<void> {
    if (said.length === 0) return;
    for (const follower of this.followers) await follower.follow(said, isNew);
  }
}
