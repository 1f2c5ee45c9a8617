import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answered } from './own-service.ts';
import { Client, urls } from './service.ts';

const PATIENCE_MS = 20_000;

/** The second of the processes that all tests talk to, of which is known what it logs about each request. */
export class WatchedService {
  private readonly answers = new Map<string, Answered>();
  private readonly chunk = Buffer.alloc(1 << 20);
  private readonly log = openSync(process.env['TEST_LOG'] ?? '', 'r');
  private at: number;
  private next: Promise<void> | undefined;
  private unfinished = Buffer.alloc(0);

  constructor() {
    // What was logged before is of other tests.
    this.at = fstatSync(this.log).size;
  }

  /** The same caller, talking to this process. */
  client(of: Client): Client {
    return new Client(of.token, urls[1]);
  }

  /** The line about the request with this id, which comes a moment after the answer. */
  async answered(requestId: string): Promise<Answered> {
    for (const end = Date.now() + PATIENCE_MS; ;) {
      const answered = this.answers.get(requestId);
      if (answered) return answered;
      if (Date.now() > end) throw new Error(`The service wrote no line about request ${requestId}.`);
      // However many wait, one looks.
      await (this.next ??= sleep(2).then(() => {
        this.next = undefined;
        this.read();
      }));
    }
  }

  close(): void {
    closeSync(this.log);
  }

  private read(): void {
    for (let length = -1; length !== 0;) {
      length = readSync(this.log, this.chunk, 0, this.chunk.length, this.at);
      this.at += length;
      const text = Buffer.concat([this.unfinished, this.chunk.subarray(0, length)]);
      const end = text.lastIndexOf('\n') + 1;
      this.unfinished = text.subarray(end);
      for (const line of text.toString('utf8', 0, end).split('\n'))
        if (line.startsWith('{"level"') && line.includes('"msg":"answered"')) {
          const answered = JSON.parse(line) as Answered;
          this.answers.set(answered.requestId, answered);
        }
    }
  }
}
