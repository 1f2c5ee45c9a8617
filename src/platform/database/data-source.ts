import type { Duplex } from 'node:stream';
import { DataSource, DefaultNamingStrategy } from 'typeorm';
import pg from 'pg';
import type { Config } from '../config.ts';
import { runAfterYield, shouldYield } from '../request/event-loop-yield.ts';
import { MIGRATIONS } from '../../../migrations/index.ts';

/** Columns are snake_case, properties camelCase. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

const { builtins } = pg.types;
const parseInstant = pg.types.getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => unknown;
/** Instants of four-digit years in UTC, as transactions ask for them, are read by Date itself: it takes half the time. */
const isPlain = (text: string): boolean => text[4] === '-' && text >= '1000' && text.endsWith('+00');

/** Dates without a time stay text (pg would make them local midnight); counts and figures become numbers. */
const READ_AS: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.DATE]: (text) => text,
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.TIMESTAMPTZ]: (text) => (isPlain(text) ? new Date(text) : parseInstant(text)),
};
const types = {
  getTypeParser: (type: (typeof builtins)[keyof typeof builtins], format?: 'text' | 'binary') =>
    (format !== 'binary' && READ_AS[type]) ||
    (pg.types.getTypeParser(type, format ?? 'text') as (text: string) => unknown),
};

/** A large answer of Postgres is read in turns: what arrives on ten connections at once would hold up all other requests. */
function readYielding({ connection: { stream } }: { readonly connection: { readonly stream: Duplex } }): void {
  stream.on('data', () => {
    if (!shouldYield()) return;
    stream.pause();
    runAfterYield(() => stream.resume());
  });
}

/** The pool of the application's role; opens nothing yet. */
export function dataSourceOf(
  url: string,
  config: Config,
  entities: readonly (abstract new () => object)[],
  onPoolFault: (fault: unknown) => void,
): DataSource {
  return new DataSource({
    type: 'postgres',
    entities: [...entities],
    namingStrategy: new SnakeCase(),
    poolSize: config.OST_POOL_SIZE,
    connectTimeoutMS: config.OST_POOL_WAIT_MS,
    poolErrorHandler: onPoolFault,
    applicationName: 'ost',
    // pg reads the whole URL, sockets and TLS settings included; TypeORM's own parser drops what follows the question mark.
    extra: {
      connectionString: url,
      types,
      onConnect: readYielding,
      keepAlive: true,
      idleTimeoutMillis: 30_000,
      maxLifetimeSeconds: 1_800,
    },
  });
}

/** One connection of the role that owns the tables, for migrating. */
export function ownerDataSourceOf(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    extra: { connectionString: url },
    poolSize: 2,
    connectTimeoutMS: 10_000,
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    applicationName: 'ost migrate',
  });
}
