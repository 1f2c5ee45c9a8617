import { setMaxListeners } from 'node:events';
import { Injectable } from '@nestjs/common';
import { Connections, SERVICE } from '../database/connections.ts';
import { queryOnce } from '../database/transaction.ts';

/** Whether this process should be sent requests. */
@Injectable()
export class Readiness {
  private readonly stopped = new AbortController();

  constructor(private readonly connections: Connections) {
    // Every stream listens, however many there are.
    setMaxListeners(0, this.stopped.signal);
  }

  /** Tells when the service begins to stop: what takes long should come to an end. */
  get stopping(): AbortSignal {
    return this.stopped.signal;
  }

  /** From now on requests should go elsewhere. */
  stop(): void {
    this.stopped.abort();
  }

  /** What stands in the way; null when nothing does. */
  async obstacle(): Promise<'stopping' | 'database' | null> {
    if (this.stopping.aborted) return 'stopping';
    try {
      await queryOnce(this.connections, SERVICE, 'SELECT 1');
      return null;
    } catch {
      return 'database';
    }
  }
}
