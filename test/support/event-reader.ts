import { once, EventEmitter } from 'node:events';
import type { Client } from './service.ts';

/** An event as it came. */
export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/** Milliseconds that an event is waited for. */
const PATIENCE_MS = 15_000;

/** Reads server-sent events as a client with `fetch` does. */
export class EventReader {
  /** Every event so far. */
  readonly events: ServerEvent[] = [];
  /** The last id that came, with an event or without. */
  lastId: string | null = null;
  /** Whether the answer has ended. */
  isOver = false;
  private readonly news = new EventEmitter().setMaxListeners(0);

  private constructor(
    readonly response: Response,
    private readonly aborted: AbortController,
  ) {}

  static async open(
    client: Client,
    url: string,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<EventReader> {
    const aborted = new AbortController();
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${client.token ?? ''}`, ...headers },
      signal: aborted.signal,
    });
    const reader = new EventReader(response, aborted);
    if (response.ok) void reader.read();
    return reader;
  }

  /** What the events told, results of GraphQL parsed. */
  told<Data>(): Data[] {
    return this.events.filter(({ event }) => event === 'next').map(({ data }) => JSON.parse(data) as Data);
  }

  /** Waits until something is so, or throws. */
  async until(isSo: () => boolean, what: string): Promise<void> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    while (!isSo()) {
      if (patience.aborted) throw new Error(`${what} did not come: ${JSON.stringify(this.events.slice(-3))}`);
      await once(this.news, 'news', { signal: patience }).catch(() => undefined);
    }
  }

  close(): void {
    this.aborted.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of this.response.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch {
      // Closed from either side.
    }
    this.isOver = true;
    this.news.emit('news');
  }

  private take(block: string): void {
    const lines = block.split('\n').filter((line) => !line.startsWith(':'));
    const valueOf = (name: string): string | null =>
      lines
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim() ?? null;
    const [id, event, data] = [valueOf('id'), valueOf('event'), valueOf('data')];
    this.lastId = id ?? this.lastId;
    if (event !== null) this.events.push({ id, event, data: data ?? '' });
    this.news.emit('news');
  }
}
