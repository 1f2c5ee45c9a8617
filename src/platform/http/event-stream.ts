import type { FastifyReply } from 'fastify';
import type { Fault } from '../request/fault.ts';

/** Bytes that wait for a reader, beyond which nothing more is told. Chosen: some hundred events. */
const MOST_WAITING_BYTES = 1_000_000;

/** Headers by which neither proxies nor browsers keep anything back. */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * An answer of server-sent events, named as graphql-sse names them: `next` with a result of GraphQL, and `complete` at the
 * end. It keeps little for a reader who reads slowly: whoever tells waits once it is full.
 */
export class EventStream {
  private ended = false;
  /** Comes true when the answer has ended, whoever ended it. */
  readonly over: Promise<void>;

  private constructor(private readonly reply: FastifyReply) {
    this.over = new Promise((resolve) => {
      reply.raw.once('close', resolve);
      if (reply.raw.destroyed) resolve();
    });
  }

  /** Begins the answer: from now on errors are events. */
  static begin(reply: FastifyReply): EventStream {
    reply.hijack();
    reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...HEADERS });
    reply.raw.flushHeaders();
    return new EventStream(reply);
  }

  /** Whether nothing more can be told. */
  get isOver(): boolean {
    return this.ended || this.reply.raw.destroyed;
  }

  /** Whether so much waits to be read that nothing more should be told yet. */
  get isFull(): boolean {
    return this.reply.raw.writableLength > MOST_WAITING_BYTES;
  }

  /** Tells a result; a client that comes again with the id goes on behind it. Answers with its length. */
  next(id: string, data: object): number {
    const text = `id: ${id}\nevent: next\ndata: ${JSON.stringify({ data })}\n\n`;
    this.write(text);
    return text.length;
  }

  /** Tells how far it has come where there is nothing to tell, so that neither side takes the connection for dead. */
  keepAlive(id: string): void {
    if (!this.isFull) this.write(`: keep-alive\nid: ${id}\n\n`);
  }

  /** Ends the answer, with the reason where it ends before its client has gone. */
  complete(fault: Fault | null, requestId: string): void {
    if (this.isOver) return;
    if (fault) {
      const { message, code } = fault;
      this.write(
        `event: next\ndata: ${JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] })}\n\n`,
      );
    }
    this.write('event: complete\ndata:\n\n');
    this.ended = true;
    this.reply.raw.end();
  }

  /** Waits until what was told is on its way, or nobody reads any more. */
  async drained(): Promise<void> {
    const { raw } = this.reply;
    if (this.isOver || !raw.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        raw.off('drain', go).off('close', go);
        resolve();
      };
      raw.on('drain', go).on('close', go);
    });
  }

  private write(text: string): void {
    if (!this.isOver) this.reply.raw.write(text);
  }
}
