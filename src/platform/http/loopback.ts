import type { FastifyRequest } from 'fastify';

/** Whether an address to listen on can be reached from this machine alone. */
export const isLoopbackAddress = (host: string): boolean => /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/i.test(host);

/** Whether a Host header names this machine, with any port: a page that another name led to must not see our secrets. */
export const isLoopbackHost = (header: string | undefined): boolean =>
  /^(localhost|\[::1\]|127\.0\.0\.1)(:\d{1,5})?$/i.test(header ?? '');

/**
 * Headers that a browser of this machine sends with a page it opens. Proxies have names of their own for what they add, and
 * new ones come up: whatever else stands in a request may be of one.
 */
const OF_BROWSERS =
  /^(host|connection|user-agent|accept|accept-(language|encoding)|cache-control|pragma|cookie|referer|if-none-match|upgrade-insecure-requests|dnt|priority|save-data|sec-[a-z-]+)$/;

/**
 * Whether somebody at this very machine asks, and nothing stands between: the service can be reached from here alone, it
 * was called by a name of this machine, and the request shows no sign of a proxy, which may let in the whole world.
 *
 * @param listensOn address that the service listens on
 */
export const isFromThisMachine = ({ headers, raw }: FastifyRequest, listensOn: string): boolean =>
  isLoopbackAddress(listensOn) &&
  isLoopbackAddress((raw.socket.remoteAddress ?? '').replace(/^::ffff:/i, '')) &&
  isLoopbackHost(headers.host) &&
  // Proxies that say nothing of themselves often speak an older HTTP.
  raw.httpVersion === '1.1' &&
  isLoopbackOrigin(headers.referer) &&
  Object.keys(headers).every((name) => OF_BROWSERS.test(name));

/** Whether a page that led here, if one did, is of this machine. */
const isLoopbackOrigin = (referer: string | undefined): boolean =>
  referer === undefined || (URL.canParse(referer) && isLoopbackHost(new URL(referer).host));
