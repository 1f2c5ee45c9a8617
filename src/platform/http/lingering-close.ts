import { type IncomingMessage, type ServerOptions, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** How long, and how much, a connection is read after its last answer. */
export interface LingerBounds {
  /** Milliseconds in all. */
  readonly longestMs: number;
  /** Milliseconds in which nothing comes. */
  readonly quietMs: number;
  readonly mostBytes: number;
  /** Milliseconds in all while the service stops. */
  readonly stoppingMs: number;
}

/**
 * Chosen: the times are those of nginx (`lingering_time`, `lingering_timeout`); the bytes are twenty-five of the largest
 * requests, which take about a tenth of a second to throw away; a second is enough to read where a stream was cut, and
 * short beside the fifteen that a stop may take.
 */
const BOUNDS: LingerBounds = { longestMs: 30_000, quietMs: 5_000, mostBytes: 100_000_000, stoppingMs: 1_000 };

/**
 * Closes connections so that the last answer can be read, whichever part of the service gave it. A connection that is
 * closed while bytes come in is reset, and the reset overtakes the answer: a client that writes its whole body before it
 * reads sees EPIPE or ECONNRESET. So our direction is closed first, and what still comes is read and thrown away, within
 * bounds, until the client closes too (RFC 9112, section 9.6).
 */
export class LingeringClose {
  /** What lingers, and since when, in milliseconds of the epoch. */
  private readonly lingering = new Map<Socket, number>();
  /** The answer to the last request that came on a connection. */
  private readonly latest = new WeakMap<Socket, ServerResponse>();
  private stopping = false;

  constructor(private readonly bounds = BOUNDS) {}

  /** Options for `http.createServer`: Node makes every answer of the server by this class, those of no route among them. */
  serverOptions(): ServerOptions {
    const watch = (answer: ServerResponse): void => {
      this.watch(answer);
    };
    class Answer<Asked extends IncomingMessage> extends ServerResponse<Asked> {
      constructor(...given: [Asked]) {
        super(...given);
        watch(this);
      }

      /** An answer that begins before its request has ended is the last: otherwise Node reads the rest without bounds. */
      override writeHead(status: number, ...rest: unknown[]): this {
        if (!this.req.complete) this.shouldKeepAlive = false;
        return super.writeHead(status, ...(rest as [string]));
      }
    }
    return { ServerResponse: Answer };
  }

  /** The answer to the last request that came on a connection, if any did. */
  latestOn(socket: Socket): ServerResponse | undefined {
    return this.latest.get(socket);
  }

  /** Closes a connection as soon as what was written is out. */
  close(socket: Socket): void {
    if (socket.destroyed || this.lingering.has(socket)) return;
    const isSending = this.latest.get(socket)?.req.complete !== true;
    if (this.stopping && !isSending) {
      Socket.prototype.destroySoon.call(socket);
      return;
    }
    this.lingering.set(socket, Date.now());
    socket.once('close', () => this.lingering.delete(socket));
    linger(socket, this.stopping ? { ...this.bounds, longestMs: this.bounds.stoppingMs } : this.bounds);
  }

  /** Begins to stop: from now on `stoppingMs` is the longest, for what lingers already too. */
  stop(): void {
    this.stopping = true;
    for (const [socket, since] of this.lingering) destroyIn(socket, since + this.bounds.stoppingMs - Date.now());
  }

  private watch(answer: ServerResponse): void {
    const { socket } = answer.req;
    if (!this.latest.has(socket))
      // Node calls this once the last answer of a connection is out.
      socket.destroySoon = () => {
        this.close(socket);
      };
    this.latest.set(socket, answer);
  }
}

function linger(socket: Socket, { longestMs, quietMs, mostBytes }: LingerBounds): void {
  const destroy = (): void => {
    socket.destroy();
  };
  destroyIn(socket, longestMs);
  socket.setTimeout(quietMs, destroy);
  socket.end();
  let bytes = 0;
  // Node pauses a connection whose body is not taken, and reads on in the tick after `resume`.
  socket.resume();
  process.nextTick(() => {
    // A listener of ours makes Node's parser let go of the connection: what comes now is no request any more.
    socket.removeAllListeners('data').on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) destroy();
    });
  });
}

function destroyIn(socket: Socket, milliseconds: number): void {
  const timer = setTimeout(() => {
    socket.destroy();
  }, milliseconds);
  socket.once('close', () => {
    clearTimeout(timer);
  });
}
