import type { FastifyInstance } from 'fastify';

/** Names under which lines of JSON come. */
const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'];

/** Whether a body is lines of JSON. */
export const isNdjson = (contentType: string | undefined): boolean =>
  NDJSON.includes((contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '');

/** Leaves lines of JSON unread for whoever takes them in; for all other routes they are no body. */
export function leaveNdjsonUnread(server: FastifyInstance): void {
  server.addContentTypeParser(NDJSON, (_, __, done) => {
    done(null, undefined);
  });
}
