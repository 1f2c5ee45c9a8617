import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config.ts';
import { glance } from '../database/session.ts';

/** Whether this process should be sent requests. */
@Injectable()
export class Readiness {
  private stopping = false;

  constructor(
    private readonly source: DataSource,
    private readonly config: Config,
  ) {}

  /** From now on requests should go elsewhere. */
  stop(): void {
    this.stopping = true;
  }

  /** What stands in the way; null when nothing does. */
  async obstacle(): Promise<'stopping' | 'database' | null> {
    if (this.stopping) return 'stopping';
    try {
      await glance(this.source, this.config, 'SELECT 1');
      return null;
    } catch {
      return 'database';
    }
  }
}
