import type { FastifyInstance } from 'fastify';

/** Media types of lines of JSON. */
export const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'];

/** Whether a body of this content type is lines of JSON. */
export const isNdjson = (contentType: string | undefined): boolean =>
  NDJSON.includes((contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '');

/** Leaves lines of JSON unread, so that their route reads the stream itself; any other route sees no body. */
export function leaveNdjsonUnread(server: FastifyInstance): void {
  server.addContentTypeParser(NDJSON, (_, __, done) => {
    done(null, undefined);
  });
}
