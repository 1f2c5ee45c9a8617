import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isObjectType } from 'graphql';
import { builtSchema } from '../../src/app.schema.ts';
import { root, type Source, sources } from './house.ts';

const record = readFileSync(join(root, 'docs/decisions/0024-seams-into-others.md'), 'utf8');

/** Paths within packages that their makers document as doors. */
const DOORS = ['@apollo/server/errors', '@apollo/server/plugin/disabled'];

/** What a file imports from within packages by a path that is no door. */
const innerImports = ({ text }: Source): string[] =>
  Array.from(text.matchAll(/\bfrom '([^'.][^']*)'/g), ([, name = '']) => name).filter(
    (name) => !/^node:|^(@[^/]+\/)?[^/]+$/.test(name) && !DOORS.includes(name),
  );
const isRecorded = (name: string): boolean => record.includes(`\`${name}\``);

describe('seams into others', () => {
  it('stand in the record where they are imports', () => {
    const names = [...new Set(sources('src', 'migrations').flatMap(innerImports))];
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !isRecorded(name))).toEqual([]);
    const strange = innerImports({
      path: 'a.ts',
      text: `import { Pool } from 'pg/lib/pool.js';\nimport pg from 'pg';`,
    });
    expect(strange.filter((name) => !isRecorded(name))).toEqual(['pg/lib/pool.js']);
  });

  it('name files and tests that are there', () => {
    const named = Array.from(record.matchAll(/`([^`/]+\.(?:ts|mjs))`/g), ([, name = '']) => name);
    const there = [...sources('src', 'test').map(({ path }) => basename(path)), ...readdirSync(join(root, 'scripts'))];
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !there.includes(name))).toEqual([]);
  });

  it('show when Nest resolves plain properties otherwise than by a function of one parameter', async () => {
    const person = (await builtSchema()).getType('Person');
    const { resolve } = (isObjectType(person) && person.getFields()['name']) || {};
    expect(resolve?.length).toBe(1);
    expect((resolve as (source: object) => unknown)({ name: 'Ada' })).toBe('Ada');
  });
});
