import type { FastifyInstance, FastifyRequest } from 'fastify';
import { TenantShare } from '../access/tenant-share.ts';
import type { Config } from '../config.ts';
import { faultOf } from '../database/fault.ts';
import { requestOf } from './authentication.ts';
import { contentEncodingOf } from './content-encoding.ts';
import { sendError } from './error-response.ts';

/** Bodies of the most bytes that one workspace may have in memory. Chosen: 64 MB, and few requests are a thousandth of that. */
const MOST_BODIES = 16;

/** Bytes of a body that is not worth counting: a connection takes about as much. */
const SHORT = 16_384;

/**
 * Bounds the bytes of bodies that one workspace has in memory at once: those that come in, however slowly, and those of
 * requests that wait. Whoever has more of them waits before a byte of the body is read.
 *
 * @param isStream whether a body of this content type is read line by line, and is never in memory whole
 */
export function shareBodies(
  server: FastifyInstance,
  { OST_REQUEST_BYTES, OST_POOL_WAIT_MS }: Config,
  isStream: (contentType: string | undefined) => boolean,
): void {
  const share = new TenantShare(
    MOST_BODIES * OST_REQUEST_BYTES,
    OST_POOL_WAIT_MS,
    'Other long bodies of your workspace come in or wait. Nothing was changed; try again, or send one after the other.',
  );
  server.addHook('onRequest', async (http, reply) => {
    const { caller, id } = requestOf(http);
    if (!caller || http.method !== 'POST' || isStream(http.headers['content-type'])) return;
    const bytes = mostBytesOf(http, OST_REQUEST_BYTES);
    if (bytes <= SHORT) return;
    try {
      const leave = await share.enter(caller.workspaceId, bytes);
      if (reply.raw.destroyed) leave();
      else reply.raw.once('close', leave);
    } catch (fault) {
      return sendError(reply, faultOf(fault), id);
    }
  });
}

/** Bytes that a body may take once it is read; nothing of one that says to be longer than any may be, as it is refused. */
function mostBytesOf({ headers }: FastifyRequest, most: number): number {
  const length = headers['content-length'] === undefined ? most : Number(headers['content-length']);
  if (length > most) return 0;
  return contentEncodingOf(headers['content-encoding']) === 'gzip' ? most : length;
}
