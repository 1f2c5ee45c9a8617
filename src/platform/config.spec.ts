import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config, readConfig, SETTINGS, StartRefused } from './config.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** What reading the settings was refused with, a line each. */
function faultsOf(environment: Readonly<Record<string, string>>): string[] {
  try {
    readConfig(environment);
  } catch (fault) {
    if (fault instanceof StartRefused) return fault.message.split('\n');
    throw fault;
  }
  return [];
}

/** First paragraph of each setting's doc comment, by its name, in the order in which they are declared. */
function documented(): Map<string, string> {
  const source = readFileSync(join(root, 'src', 'platform', 'config.ts'), 'utf8');
  const comments = source.matchAll(/ {2}\/\*\* ([^]*?) \*\/\n(?: {2}@.*\n)* {2}([A-Z][A-Z_]+)\??:/g);
  return new Map(Array.from(comments, ([, text = '', name = '']) => [name, text.replace(/\s*\n\s*\*\s?/g, ' ')]));
}

describe('the settings', () => {
  it('have defaults that need nothing set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, OST_MODE: 'development', OST_DATA_DIR: '.data' });
    expect(config.DATABASE_URL).toBeUndefined();
    expect([config.production, config.servesIde]).toEqual([false, true]);
  });

  it('are read as numbers and as yes or no, blanks aside, and an empty one counts as not set', () => {
    const config = readConfig({ PORT: ' 8080 ', OST_SAMPLE: 'false', HOST: '', OST_IDE: '' });
    expect(config).toMatchObject({ PORT: 8080, OST_SAMPLE: false, HOST: '127.0.0.1', servesIde: true });
  });

  it('hide the IDE in production unless asked for', () => {
    expect(readConfig({ OST_MODE: 'production' }).servesIde).toBe(false);
    expect(readConfig({ OST_MODE: 'production', OST_IDE: 'true' }).servesIde).toBe(true);
    expect(readConfig({ OST_IDE: 'false' }).servesIde).toBe(false);
  });

  it('cannot be changed once read', () => {
    const config = readConfig({});
    expect(() => {
      config.PORT = 1;
    }).toThrow(TypeError);
  });

  it('ignore what is not theirs', () => {
    expect(Object.keys(readConfig({ PATH: '/bin', production: 'yes', constructor: 'x' }))).toEqual(
      Object.keys(readConfig({})),
    );
  });

  it.each(['', ' ', '3e3', '0x50', '80.5', '-1', '65536', '99999999999999999999'])('refuse %j as a port', (PORT) => {
    expect(faultsOf({ PORT })).toEqual(
      PORT.trim() === '' ? [] : ['Setting at fault: PORT takes a whole number from 0 to 65535.'],
    );
  });

  it.each([
    'postgres://ost@localhost:5432/ost?host=%2Ftmp%2Fsocket',
    'postgresql://ost:secret@[::1]/ost?sslmode=require',
    'postgres://ost@/ost?host=/tmp',
    'postgres:///ost?host=/tmp',
  ])('take the URL %j', (DATABASE_URL) => {
    expect(readConfig({ DATABASE_URL }).DATABASE_URL).toBe(DATABASE_URL);
  });

  it.each(['localhost', 'mysql://a:secret@h/b', 'postgres://a:secret@h:port/b', 'postgres:'])(
    'refuse the URL %j and do not repeat it',
    (DATABASE_URL) => {
      expect(faultsOf({ DATABASE_URL })).toEqual([
        'Setting at fault: DATABASE_URL takes a URL like postgres://role:password@host:5432/database.',
      ]);
    },
  );

  it('name every fault at once', () => {
    expect(
      faultsOf({
        OST_MODE: 'x',
        OST_SAMPLE: 'yes',
        OST_PORT: '1',
        DATABASE_OWNER_URL: 'postgres://owner@localhost/ost',
      }),
    ).toEqual([
      'Setting at fault: OST_MODE takes one of development, production.',
      'Setting at fault: OST_SAMPLE takes true or false.',
      'Setting at fault: OST_PORT is not a setting of this service.',
      'Setting at fault: DATABASE_OWNER_URL is of no use without DATABASE_URL.',
    ]);
  });

  it('stand in .env.example as config.ts describes them, each with its default, and nothing else does', () => {
    const defaults = new Config() as unknown as Readonly<Record<string, string | number | boolean | undefined>>;
    const described = [...documented()];
    expect(described.map(([name]) => name).sort()).toEqual([...SETTINGS].sort());
    const blocks = described.map(([name, text]) => `# ${text}\n${name}=${String(defaults[name] ?? '')}\n`);
    const expected = `# Every setting with its default; an empty one counts as not set. Copy this file to .env and change what you need.\n\n${blocks.join('\n')}`;
    expect(readFileSync(join(root, '.env.example'), 'utf8')).toBe(expected);
  });
});
