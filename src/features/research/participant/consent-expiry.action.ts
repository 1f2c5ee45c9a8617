import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Config } from '../../../platform/config.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { Log } from '../../../platform/log.ts';
import { Request, within } from '../../../platform/request/request.ts';
import { ConsentExpiryStore } from './consent-expiry.store.ts';
import { Participant } from './participant.model.ts';
import { RedactParticipantAction } from './redact-participant.action.ts';

/** Most participants of one transaction. Chosen: it locks their records for a moment only, and a stop of the service waits no longer. */
const BATCH_SIZE = 20;

/**
 * Ends consents whose last day is over in the workspace's zone: words, names and media are removed as after a withdrawal.
 * Every process sweeps as it starts and at intervals; of two that sweep at the same time each locks other participants.
 */
@Injectable()
export class ConsentExpiry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    private readonly expiries: ConsentExpiryStore,
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly redaction: RedactParticipantAction,
    private readonly calendar: CalendarReader,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.startSweep();
    this.timer = setInterval(() => {
      this.startSweep();
    }, this.config.OST_CONSENT_SWEEP_MS);
    this.timer.unref();
  }

  /** Waits for the sweep that runs, before connections are closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  private startSweep(): void {
    this.sweeping ??= this.sweep().finally(() => {
      this.sweeping = undefined;
    });
  }

  private async sweep(): Promise<void> {
    try {
      const workspaceIds = await within(new Request(newId(), null), () => this.expiries.workspaces());
      for (const workspaceId of workspaceIds) await this.sweepWorkspace(workspaceId);
    } catch (fault) {
      // The next sweep finds the same consents.
      this.log.warn({ fault }, 'could not look for consents that have run out');
    }
  }

  private async sweepWorkspace(workspaceId: string): Promise<void> {
    try {
      for (let ended = BATCH_SIZE; ended === BATCH_SIZE && !this.isStopping;) {
        ended = await within(serviceRequest(workspaceId), () => this.expire());
        if (ended > 0) this.log.info({ workspaceId, participants: ended }, 'consents have run out');
      }
    } catch (fault) {
      // A fault in one workspace does not keep the others from being swept.
      this.log.warn({ workspaceId, fault }, 'could not carry out that consents have run out');
    }
  }

  /** Ends the consents of one batch; answers with the number of participants. */
  private expire(): Promise<number> {
    return this.db.transaction(async () => {
      const ids = await this.expiries.lockExpired(await this.calendar.today(), BATCH_SIZE);
      await this.rows.update(Participant, { ids }, { consentStatus: 'EXPIRED', consentScope: [] }, 'EXPIRED');
      await this.redaction.redact(ids);
      return ids.length;
    });
  }
}

/** A request of the service itself in a workspace; the change log names it by its purpose. */
const serviceRequest = (workspaceId: string): Request =>
  new Request(newId(), {
    workspaceId,
    keyId: newId(),
    keyName: 'end of consent',
    scopes: new Set<never>(),
    sourceSystem: null,
    onBehalfOf: null,
  });
