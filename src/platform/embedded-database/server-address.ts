import { existsSync } from 'node:fs';
import net from 'node:net';
import type { DatabaseHome } from './database-home.ts';
import { passwordFrom } from './role-password.ts';
import { openSocketFolder } from './socket-folder.ts';

/** Where the server listens: `host` is the folder of its socket, or the loopback address. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** How clients reach the server: a socket in a private folder, or TCP on the loopback address with a password. */
export type Access = 'socket' | 'password';

/** Windows has no private folders in the sense of mode bits, so there a password guards the door. */
export const usualAccess: Access = process.platform === 'win32' ? 'password' : 'socket';

/** Chooses an address for a server that is about to start. */
export async function newAddress(home: DatabaseHome, access: Access): Promise<ServerAddress> {
  if (access === 'socket') return { host: openSocketFolder(home), port: 5432 };
  return { host: '127.0.0.1', port: await freePort() };
}

/**
 * URL that `pg`, TypeORM, libpq and `new URL` all understand: the socket's folder travels as the parameter `host`, which
 * overrules the `localhost` before it.
 */
export function urlFor(role: string, { host, port }: ServerAddress, home: DatabaseHome): string {
  if (isSocket({ host })) return `postgres://${role}@localhost:${port}/ost?host=${encodeURIComponent(host)}`;
  return `postgres://${role}:${passwordFrom(home.password)}@${host}:${port}/ost`;
}

/** Whether a server listens there. */
export function answers({ host, port }: ServerAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = isSocket({ host }) ? net.connect(socketFile({ host, port })) : net.connect(port, host);
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(2000, () => {
      settle(false);
    });
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('error', () => {
      settle(false);
    });
  });
}

/** Whether a server could listen there at all; not when the socket was swept out of the temporary folder. */
export function mayAnswer(address: ServerAddress): boolean {
  return !isSocket(address) || existsSync(socketFile(address));
}

/** Whether clients reach the server by a socket. */
export const isSocket = ({ host }: Pick<ServerAddress, 'host'>): boolean => host.startsWith('/');

/** The socket of a server that listens on one. */
export const socketFile = ({ host, port }: ServerAddress): string => `${host}/.s.PGSQL.${port}`;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('the system names no free port'));
      });
    });
  });
}
