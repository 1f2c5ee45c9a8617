// Opens the IDE of a fresh service in a real browser and runs the first example. Run it by hand after a build:
// `node test/browser/ide.mjs`; CHROMIUM names another browser than /usr/bin/chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'ost.cjs');
const folder = mkdtempSync(join(tmpdir(), 'ost-browser-'));
chmodSync(folder, 0o755);
const data = join(folder, 'data');
const env = { PATH: process.env.PATH, OST_DATA_DIR: data, OST_LOG_LEVEL: 'error', PORT: '0' };
const children = [];
const results = [];

/** Notes whether something holds, with what was seen if it does not. */
function check(sentence, holds, seen) {
  results.push(holds);
  process.stdout.write(`${holds ? 'ok  ' : 'FAIL'} ${sentence}${holds ? '' : `: ${JSON.stringify(seen)}`}\n`);
}

function launch(program, args, options) {
  const child = spawn(program, args, { cwd: folder, env, ...options });
  children.push(child);
  return child;
}

/** What a program prints after a word at the beginning of a line. */
async function told(child, word) {
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith(word)) {
      child.stdout.resume();
      return line.slice(word.length).trim();
    }
  throw new Error(`There was no line that begins with ${word}.`);
}

/** Talks to the browser over its pipe: JSON with a zero byte after each message. */
function browserOf(child) {
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const answers = new Map();
  const events = [];
  let rest = '';
  let last = 0;
  fromBrowser.setEncoding('utf8').on('data', (chunk) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text)))
      if (message.id === undefined) events.push(message);
      else answers.get(message.id)?.(message);
  });
  const ask = async (method, params = {}, sessionId = undefined) => {
    const id = ++last;
    const answered = new Promise((resolve) => answers.set(id, resolve));
    toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  return { ask, events };
}

async function run() {
  const service = launch(process.execPath, [cli, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = (await told(service, 'GraphQL')).replace(/\/graphql$/, '');
  if (!existsSync(join(data, 'sample-key'))) {
    const maker = launch(process.execPath, [cli, 'key', 'create'], { stdio: ['ignore', 'pipe', 'inherit'] });
    writeFileSync(join(data, 'sample-key'), await told(maker, 'Key'), { mode: 0o600 });
  }
  const browser = launch(
    process.env.CHROMIUM ?? '/usr/bin/chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--remote-debugging-pipe',
      `--user-data-dir=${join(folder, 'profile')}`,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const { ask, events } = browserOf(browser);
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
  const inPage = (method, params) => ask(method, params, sessionId);
  const valueOf = async (expression) => (await inPage('Runtime.evaluate', { expression })).result.value;
  const until = async (expression) => {
    for (let tries = 0; tries < 200; tries++, await sleep(100)) if (await valueOf(expression)) return true;
    return false;
  };
  for (const domain of ['Network', 'Runtime', 'Log', 'Page']) await inPage(`${domain}.enable`);
  await inPage('Page.navigate', { url: `${url}/` });

  check('the page shows its run button', await until(`!!document.querySelector('.graphiql-execute-button')`), null);
  const editors = await valueOf(
    `JSON.stringify(Array.from(document.querySelectorAll('.CodeMirror'), (each) => each.CodeMirror.getValue()))`,
  );
  check('the headers hold the key', /Bearer ost_[0-9a-f]{88}/.test(editors), editors);
  await valueOf(`document.querySelector('.graphiql-execute-button').click()`);
  const answer = `document.querySelector('.result-window .CodeMirror')?.CodeMirror.getValue() ?? ''`;
  await until(`(${answer}).length > 2`);
  const shown = await valueOf(answer);
  check('the first example is answered with data', /"outcomes"/.test(shown) && !/"errors"/.test(shown), shown);

  const asked = events
    .filter(({ method }) => method === 'Network.requestWillBeSent')
    .map(({ params }) => params.request.url);
  const elsewhere = asked.filter((address) => !address.startsWith(`${url}/`) && !address.startsWith('data:'));
  check(`none of ${asked.length} requests went elsewhere`, asked.length > 5 && elsewhere.length === 0, elsewhere);
  const complaints = events
    .filter(
      ({ method, params }) =>
        method === 'Runtime.exceptionThrown' ||
        (method === 'Runtime.consoleAPICalled' && params.type === 'error') ||
        (method === 'Log.entryAdded' && params.entry.level === 'error'),
    )
    .map(({ params }) => params.entry?.text ?? params.exceptionDetails?.text ?? params.args?.[0]?.value);
  check('the console reports no error', complaints.length === 0, complaints);
}

const limit = setTimeout(() => {
  check('everything was done within two minutes', false, null);
  finish();
}, 120_000);

async function finish() {
  clearTimeout(limit);
  for (const child of children.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(15_000).then(() => child.kill('SIGKILL'))]);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  const failed = results.filter((holds) => !holds).length;
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}

try {
  await run();
} catch (fault) {
  check('the browser could be driven to the end', false, String(fault));
}
await finish();
