// Loaded into the service with --import: tells its parent how long its event loop was held up since it was last asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
process.on('message', () => {
  const ms = (nanoseconds) => Math.max(nanoseconds / 1e6 - RESOLUTION_MS, 0);
  process.send({ p99: ms(delay.percentile(99)), max: ms(delay.max) });
  delay.reset();
});
// Only the probe listens: it must not keep the service from ending.
process.channel.unref();
