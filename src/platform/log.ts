import { Injectable, type LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

/** One line of JSON an event. Never given variables, keys or people's writing. */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string, destination?: DestinationStream) {
    this.pino = pino(
      { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: pino.stdSerializers.err } },
      destination ?? pino.destination(1),
    );
  }

  /** Runs `work` with nothing written below a warning: what a start does by itself is no news. */
  async quietly<T>(work: () => Promise<T>): Promise<T> {
    const { level } = this.pino;
    if (this.pino.isLevelEnabled('info') && !this.pino.isLevelEnabled('debug')) this.pino.level = 'warn';
    try {
      return await work();
    } finally {
      this.pino.level = level;
    }
  }

  info(fields: object, message: string): void {
    this.pino.info(safe(fields), message);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    if (typeof message === 'object' && message !== null) this.pino.warn(safe(message), String(rest[0]));
    else this.pino.warn(String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    if (typeof message === 'object' && message !== null) this.pino.error(safe(message), String(rest[0]));
    else this.pino.error(String(message));
  }

  /** What Nest says while it starts is only of interest when somebody looks for a fault. */
  log(message: unknown): void {
    this.pino.debug(String(message));
  }

  debug(message: unknown): void {
    this.pino.debug(String(message));
  }

  fatal(message: unknown): void {
    this.pino.fatal(String(message));
  }
}

/** Line separators that JSON lets through and terminals and log readers break lines at. */
const safe = (fields: object): object =>
  JSON.parse(
    JSON.stringify(fields, (_, value: unknown) =>
      value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
    ).replace(/[\u2028\u2029\u0085\u007f]/g, ' '),
  ) as object;
