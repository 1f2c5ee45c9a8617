import { Injectable } from '@nestjs/common';
import { Config } from '../config.ts';
import { Fault } from '../request/fault.ts';

/** Bounds the answers that stay open, of each key and in all: each holds memory and a socket. */
@Injectable()
export class StreamPlaces {
  private readonly byKey = new Map<string, number>();
  private taken = 0;

  constructor(private readonly config: Config) {}

  /**
   * Takes a place.
   *
   * @returns what gives it back
   * @throws Fault RATE_LIMITED where the key has no more, UNAVAILABLE where this process has none
   */
  take(keyId: string): () => void {
    const { OST_STREAMS_PER_KEY: ofKey, OST_STREAMS: all } = this.config;
    const own = this.byKey.get(keyId) ?? 0;
    if (own >= ofKey)
      throw new Fault('RATE_LIMITED', `This key may have ${ofKey} streams open at once. Close one, or share one.`);
    if (this.taken >= all)
      throw new Fault('UNAVAILABLE', 'This process has no room for another stream just now; try again.');
    this.byKey.set(keyId, own + 1);
    this.taken += 1;
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      this.taken -= 1;
      const left = (this.byKey.get(keyId) ?? 1) - 1;
      if (left > 0) this.byKey.set(keyId, left);
      else this.byKey.delete(keyId);
    };
  }
}
