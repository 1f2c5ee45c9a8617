import { runAfterYield, shouldYield } from './event-loop-yield.ts';

/** How far an answer has been filled. A large one is filled in parts, a turn of the event loop each. */
export class AnswerProgress {
  /** Fields that were filled. */
  fields = 0;
  /** Parts that wait for their turn. */
  private parts = 0;
  private gathered: (() => void)[] = [];

  /** @param shouldYield whether what is left should wait for a later turn */
  constructor(readonly isSliceOver: () => boolean = shouldYield) {}

  /** Fills a part in a later turn. */
  runLater(part: () => void): void {
    this.parts++;
    runAfterYield(() => {
      this.parts--;
      try {
        part();
      } finally {
        if (this.parts === 0) for (const act of this.gathered.splice(0)) this.whenFilled(act);
      }
    });
  }

  /** Acts as soon as all is filled that can be without waiting, promises that are settled by then among it. */
  whenFilled(act: () => void): void {
    void Promise.resolve().then(() => {
      process.nextTick(() => {
        if (this.parts === 0) act();
        else this.gathered.push(act);
      });
    });
  }
}
