// The trivial question of a workspace that does nothing else, asked every 50 ms, from a thread of its own: what whoever does its
// worst has to read and write must not hold up the clock.
import { parentPort, workerData } from 'node:worker_threads';
import { ask } from './processes.mjs';

const EVERY_MS = 50;
const took = [];
let refused = 0;
let isOver = false;
await ask(workerData, '{ viewer { keyName } }');
parentPort.postMessage('ready');
parentPort.once('message', () => (isOver = true));
const pending = [];
while (!isOver) {
  const at = performance.now();
  pending.push(
    ask(workerData, '{ viewer { keyName } }').then(
      ({ errors }) => {
        took.push(performance.now() - at);
        if (errors) refused += 1;
      },
      () => (refused += 1),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
}
await Promise.all(pending);
parentPort.postMessage({ took: took.sort((one, other) => one - other), refused });
