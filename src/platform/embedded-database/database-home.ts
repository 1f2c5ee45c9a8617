import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { mayReach, ownerOf, serverAccount, temporaryFolder, type Account } from './server-account.ts';

/** Where everything of one embedded database lies. The folder is ours; only the cluster belongs to the server's account. */
export interface DatabaseHome extends HomeLayout {
  readonly account: Account | undefined;
}

/** The paths inside a home, known from its folder alone, so that the watchdog needs no more than that. */
export interface HomeLayout {
  readonly folder: string;
  /** Removed with everything in it once the last client has gone. */
  readonly ephemeral: boolean;
  /** PostgreSQL's own data directory; it exists only once it is complete. */
  readonly cluster: string;
  /** One note for each process that uses the server. */
  readonly clients: string;
  /** The note of the process that is starting or stopping the server. */
  readonly turn: string;
  /** Exists from just before the server is spawned until it has written its own pid file. */
  readonly spawning: string;
  /** Holds the path of the private folder with the server's socket. */
  readonly socketNote: string;
  /** Password of the roles, where the server listens on TCP. */
  readonly password: string;
  readonly log: string;
}

/** The paths inside a home. */
export function layoutOf(folder: string, ephemeral: boolean): HomeLayout {
  return {
    folder,
    ephemeral,
    cluster: path.join(folder, 'cluster'),
    clients: path.join(folder, 'clients'),
    turn: path.join(folder, 'turn'),
    spawning: path.join(folder, 'spawning'),
    socketNote: path.join(folder, 'socket-folder'),
    password: path.join(folder, 'password'),
    log: path.join(folder, 'server.log'),
  };
}

/** Opens a private file for writing in place of an earlier one, which another user may have made. */
export function createAnew(file: string): number {
  rmSync(file, { force: true });
  return openSync(file, 'wx', 0o600);
}

/** Makes the home of a lasting database, or opens it: in `directory`, or in /var/tmp where the server cannot go there. */
export function openHome(directory: string): DatabaseHome {
  const wanted = path.resolve(directory);
  mkdirSync(path.dirname(wanted), { recursive: true });
  const account = accountForExisting(wanted) ?? serverAccount();
  if (mayReach(path.dirname(wanted), account)) return openAt(wanted, account);

  // Root with a project below /root: the server's account cannot get there.
  const name = createHash('sha256')
    .update(realpathSync(path.dirname(wanted)))
    .update(path.basename(wanted))
    .digest('hex');
  const standIn = path.join('/var/tmp', `ost-${name.slice(0, 16)}`);
  return openAt(standIn, serverAccount(), { amongStrangers: true });
}

/** Makes a home in the temporary folder of the system. */
export function makeEphemeralHome(): DatabaseHome {
  const account = serverAccount();
  const folder = realpathSync(mkdtempSync(path.join(temporaryFolder(account), 'ost-test-')));
  if (account) chmodSync(folder, 0o711);
  return { ...layoutOf(folder, true), account };
}

/** Data made earlier by an ordinary user stay that user's, also when root comes along. */
function accountForExisting(folder: string): Account | undefined {
  if (process.geteuid?.() !== 0) return undefined;
  const owned = [path.join(folder, 'cluster'), folder].find((candidate) => existsSync(candidate));
  if (owned === undefined) return undefined;
  const { uid, gid } = statSync(owned);
  return uid === 0 ? undefined : { uid, gid };
}

function openAt(folder: string, account: Account | undefined, { amongStrangers = false } = {}): DatabaseHome {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const home = { ...layoutOf(amongStrangers ? folder : realpathSync(folder), false), account };
  if (amongStrangers) refuseForeign(folder, process.geteuid?.(), 0o022);
  if (!mayReach(home.folder, account)) chmodSync(home.folder, 0o711);
  shareWithOwner(home);
  if (existsSync(home.cluster)) refuseForeign(home.cluster, ownerOf(account), 0o077);
  return home;
}

/** What root makes in the home of an ordinary user must not shut that user out later. */
function shareWithOwner(home: HomeLayout): void {
  const { uid, gid } = statSync(home.folder);
  for (const folder of [home.clients, home.turn]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (process.geteuid?.() === 0) lchownSync(folder, uid, gid);
  }
}

function refuseForeign(folder: string, owner: number | undefined, forbiddenBits: number): void {
  if (owner === undefined) return;
  const { uid, mode } = lstatSync(folder);
  if (uid === owner && (mode & forbiddenBits) === 0 && lstatSync(folder).isDirectory()) return;
  throw new EmbeddedDatabaseError(
    `The database folder ${folder} must be a private folder of user ${owner}, but it belongs to user ${uid} with mode ${(mode & 0o777).toString(8)}; start as that user, move the folder away, or set DATABASE_URL.`,
  );
}
