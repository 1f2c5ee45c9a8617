import { Injectable } from '@nestjs/common';
import { Loader } from '../../../platform/request/loader.ts';
import { currentRequest } from '../../../platform/request/request.ts';

/** Distinct participants on whom a claim rests. */
export interface ClaimCount {
  /** Whose evidence bears it out. */
  readonly supporting: number;
  /** Whose evidence speaks against it. */
  readonly contradicting: number;
}
/** Counts for each of these claims, in their order; one statement however many. */
export type CountClaims = (claimIds: readonly string[]) => Promise<readonly ClaimCount[]>;

const NOBODY: ClaimCount = { supporting: 0, contradicting: 0 };

/** Knows how many participants speak for and against a claim. Whoever keeps evidence supplies the counts at start. */
@Injectable()
export class ClaimCountReader {
  private count: CountClaims = (ids) => Promise.resolve(ids.map(() => NOBODY));

  supply(count: CountClaims): void {
    this.count = count;
  }

  /** Counts of a claim; asked for many at once within a request it is one statement. */
  of(claimId: string): Promise<ClaimCount> {
    return currentRequest()
      .loader(ClaimCountReader, () => new Loader((ids: readonly string[]) => this.count(ids)))
      .load(claimId);
  }
}
