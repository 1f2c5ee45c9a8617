import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { TenantShare } from './tenant-share.ts';

/**
 * Bounds the work that one workspace may have under way at once in this process, by its cost: as much as one request may
 * cost. What is small runs beside others of its like; what is dear waits for what is dear, first come, first served, before
 * any of its work is done and without a connection. So nobody holds up other workspaces by asking many dear things at once.
 */
@Injectable()
export class Admission extends TenantShare {
  constructor({ OST_COST_LIMIT, OST_POOL_WAIT_MS }: Config) {
    super(
      OST_COST_LIMIT,
      OST_POOL_WAIT_MS,
      'Your workspace asks for more at once than is worked on at once. Nothing was changed; try again, or ask one thing after the other.',
    );
  }
}
