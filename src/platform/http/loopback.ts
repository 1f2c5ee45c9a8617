/** Whether an address to listen on can be reached from this machine alone. */
export const isLoopbackAddress = (host: string): boolean => /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/i.test(host);

/** Whether a Host header names this machine, with any port: a page that another name led to must not see our secrets. */
export const isLoopbackHost = (header: string | undefined): boolean =>
  /^(localhost|\[::1\]|127\.0\.0\.1)(:\d{1,5})?$/i.test(header ?? '');
