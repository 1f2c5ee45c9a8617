import { randomUUID } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { Fault } from '../request/fault.ts';

/** What was spooled. */
export interface Spooled {
  /** Its bytes from the first; once closed, nothing of it is left. */
  readonly content: Readable;
  readonly bytes: number;
}

/**
 * Keeps long answers in temporary files until their readers have read them, so that no transaction lives at a reader's pace.
 * A file is readable for its owner alone and has no name from the moment it is there: it ends with the process.
 */
@Injectable()
export class Spool {
  /** Bytes that are kept, by tenant. */
  private readonly kept = new Map<string, number>();

  constructor(private readonly config: Config) {}

  /**
   * Writes the chunks down as fast as they come.
   *
   * @throws Fault TOO_COSTLY where they alone are more than a tenant may keep, UNAVAILABLE where others of its answers wait
   */
  async fill(tenant: string, chunks: AsyncIterable<string>): Promise<Spooled> {
    const path = join(tmpdir(), `ost-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    let bytes = 0;
    const forget = (): void => {
      this.add(tenant, -bytes);
    };
    try {
      await unlink(path);
      for await (const chunk of chunks) {
        const next = Buffer.from(chunk);
        bytes += next.length;
        this.add(tenant, next.length);
        if ((this.kept.get(tenant) ?? 0) > this.config.OST_SPOOL_BYTES) throw this.tooMuch(bytes);
        await file.appendFile(next);
      }
      const content = file.createReadStream({ start: 0 });
      content.once('close', forget);
      return { content, bytes };
    } catch (fault) {
      forget();
      await file.close();
      throw fault;
    }
  }

  private add(tenant: string, bytes: number): void {
    const kept = (this.kept.get(tenant) ?? 0) + bytes;
    if (kept === 0) this.kept.delete(tenant);
    else this.kept.set(tenant, kept);
  }

  private tooMuch(bytes: number): Fault {
    const most = this.config.OST_SPOOL_BYTES;
    return bytes > most
      ? new Fault('TOO_COSTLY', `The answer is longer than ${most} bytes. Raise OST_SPOOL_BYTES, or ask for less.`)
      : new Fault('UNAVAILABLE', 'Other long answers of your workspace wait to be read. Read them, and try again.');
  }
}
