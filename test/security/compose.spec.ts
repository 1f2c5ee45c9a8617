import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', '..', 'docker');
const compose = readFileSync(join(folder, 'compose.yaml'), 'utf8');
const example = readFileSync(join(folder, '.env.example'), 'utf8');

/** The setting that the value of `name` is made of. */
const behind = (name: string): string | undefined => new RegExp(`^ +${name}: .*?\\$\\{(\\w+)`, 'm').exec(compose)?.[1];

describe('the compose file', () => {
  it('gives superuser, owner and application a password each', () => {
    expect(['POSTGRES_PASSWORD', 'OST_OWNER_PASSWORD', 'DATABASE_OWNER_URL', 'DATABASE_URL'].map(behind)).toEqual([
      'OST_SUPERUSER_PASSWORD',
      'OST_OWNER_PASSWORD',
      'OST_OWNER_PASSWORD',
      'OST_APP_PASSWORD',
    ]);
  });

  it('keeps the password of the superuser from the service', () => {
    const service = compose.slice(compose.indexOf('\n  service:'), compose.indexOf('\nconfigs:'));
    expect(service).toContain('DATABASE_URL');
    expect(service).not.toContain('SUPERUSER');
  });

  it('does not start without one of them: each is asked for, and the example names them all and nothing else', () => {
    const asked = [...compose.matchAll(/\$\{(\w+)(:\?)?/g)];
    expect(asked.filter(([, , required]) => required === undefined)).toEqual([]);
    const named = [...example.matchAll(/^(\w+)=$/gm)].map(([, name]) => name);
    expect(new Set(asked.map(([, name]) => name))).toEqual(new Set(named));
    expect(named).toHaveLength(3);
  });
});
