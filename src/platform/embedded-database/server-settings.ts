import type { HomeLayout } from './database-home.ts';
import type { ServerAddress } from './server-address.ts';

/**
 * The server's settings as arguments. They are given at every start and not written into the cluster, so that a new
 * version of this program brings its own.
 */
export function serverSettings({ ephemeral }: HomeLayout, { host, port }: ServerAddress): string[] {
  const onSocket = host.startsWith('/');
  const settings: Record<string, string | number> = {
    listen_addresses: onSocket ? '' : host,
    unix_socket_directories: onSocket ? host : '',
    unix_socket_permissions: '0700',
    port,
    timezone: 'UTC',
    log_timezone: 'UTC',
    shared_buffers: '128MB',
    max_connections: ephemeral ? 200 : 100,
    // A client that fills an empty database should not wait a minute until the planner knows what is in it.
    autovacuum_naptime: '10s',
    // Refused statements are the application's to report; here they would only make the log grow.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(ephemeral ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
