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
    this.write('info', fields, message);
  }

  warn(said: unknown, ...rest: unknown[]): void {
    this.write('warn', said, rest[0]);
  }

  error(said: unknown, ...rest: unknown[]): void {
    this.write('error', said, rest[0]);
  }

  fatal(said: unknown, ...rest: unknown[]): void {
    this.write('fatal', said, rest[0]);
  }

  /** What Nest says while it starts is only of interest in the search for a fault. */
  log(said: unknown): void {
    this.write('debug', said, undefined);
  }

  debug(said: unknown): void {
    this.write('debug', said, undefined);
  }

  /** We hand over fields and a message; Nest and Apollo hand over texts and bare errors, with whatever they like behind. */
  private write(level: 'debug' | 'info' | 'warn' | 'error' | 'fatal', said: unknown, message: unknown): void {
    if (said instanceof Error) this.pino[level](safe({ fault: said }), onOneLine(said.message || said.name));
    else if (typeof said === 'object' && said !== null)
      this.pino[level](safe(said), typeof message === 'string' ? onOneLine(message) : 'no message');
    else this.pino[level](onOneLine(String(said)));
  }
}

/** Without the line separators that JSON lets through and terminals and log readers break lines at. */
const onOneLine = (text: string): string => text.replace(/[\u2028\u2029\u0085\u007f]/g, ' ');

/** The fields as a line can hold them, errors with their stacks. */
const safe = (fields: object): object =>
  JSON.parse(
    onOneLine(
      JSON.stringify(fields, (_, value: unknown) =>
        value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
      ),
    ),
  ) as object;
