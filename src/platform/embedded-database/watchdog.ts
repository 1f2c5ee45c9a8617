// A program of its own. It runs once the process that started it has gone, however that came about: the pipe on its
// input ends then. It does what that process could not do any more.
import { once } from 'node:events';
import { layoutOf } from './database-home.ts';
import { leaveUnderLock } from './server-stop.ts';

const [folder, client, lifetime] = process.argv.slice(2);
if (folder !== undefined && client !== undefined) {
  process.stdin.resume();
  await once(process.stdin, 'end');
  await leaveUnderLock(layoutOf(folder, lifetime === 'ephemeral'), client);
}
