import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

const whole = Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value)));
const yesNo = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);
const postgresUrl = Matches(/^postgres(ql)?:\/\//, { message: '$property must be a postgres:// URL' });

/** Every setting of the service, with its default. Names are those of the environment; `.env.example` lists them all. */
export class Config {
  /** Address to listen on. */
  @IsString()
  @MinLength(1)
  HOST: string = '127.0.0.1';

  /** Port to listen on; 0 takes a free one. */
  @whole
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT: number = 3000;

  /** The application's role in Postgres 15 or newer; without it the embedded database is started. */
  @IsOptional()
  @postgresUrl
  DATABASE_URL?: string;

  /** The role that owns the tables; with it the service migrates at start, without it it only checks. */
  @IsOptional()
  @postgresUrl
  DATABASE_OWNER_URL?: string;

  /** `production` plants no sample, hides the IDE and checks nothing less. */
  @IsIn(['development', 'production'])
  OST_MODE: 'development' | 'production' = 'development';

  /** Folder of the embedded database and of the sample's key. */
  @IsString()
  @MinLength(1)
  OST_DATA_DIR: string = '.data';

  /** Whether a first start without data plants the sample workspace; never in production. */
  @yesNo
  @IsBoolean()
  OST_SAMPLE: boolean = true;

  /** Whether `/` serves the GraphQL IDE; off in production unless asked for. */
  @IsOptional()
  @yesNo
  @IsBoolean()
  OST_IDE?: boolean;

  /** Least severe log line written. */
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  OST_LOG_LEVEL: string = 'info';

  /** Connections to Postgres that one process may hold. */
  @whole
  @IsInt()
  @Min(2)
  @Max(500)
  OST_POOL_SIZE: number = 10;

  /** Milliseconds a request waits for a connection before it is answered UNAVAILABLE. */
  @whole
  @IsInt()
  @Min(100)
  @Max(60_000)
  OST_POOL_WAIT_MS: number = 5_000;

  /** Milliseconds one SQL statement may run. */
  @whole
  @IsInt()
  @Min(100)
  @Max(600_000)
  OST_STATEMENT_TIMEOUT_MS: number = 15_000;

  /** Milliseconds a statement waits for a row that another request holds. */
  @whole
  @IsInt()
  @Min(100)
  @Max(600_000)
  OST_LOCK_TIMEOUT_MS: number = 10_000;

  /** Requests a minute that one key may make to one process. */
  @whole
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  OST_RATE_PER_MINUTE: number = 6_000;

  /** Fields that the answer to one request may hold. */
  @whole
  @IsInt()
  @Min(1)
  OST_COST_LIMIT: number = 100_000;

  /** Levels of fields that one document may nest. */
  @whole
  @IsInt()
  @Min(1)
  OST_DEPTH_LIMIT: number = 20;

  /** Aliases that one document may use. */
  @whole
  @IsInt()
  @Min(0)
  OST_ALIAS_LIMIT: number = 30;

  /** Lexical tokens that one document may hold. */
  @whole
  @IsInt()
  @Min(1)
  OST_TOKEN_LIMIT: number = 2_000;

  /** Bytes that one document may hold. */
  @whole
  @IsInt()
  @Min(1)
  OST_DOCUMENT_BYTES: number = 100_000;

  /** Bytes that one request with its variables may hold. */
  @whole
  @IsInt()
  @Min(1)
  OST_REQUEST_BYTES: number = 4_000_000;

  get production(): boolean {
    return this.OST_MODE === 'production';
  }

  get servesIde(): boolean {
    return this.OST_IDE ?? !this.production;
  }
}

/** A start that cannot be: one clear sentence a line, shown without a stack. */
export class StartRefused extends Error {}

/** Names that config reads from the environment. */
export const SETTINGS = Object.keys(
  plainToInstance(Config, {}, { exposeDefaultValues: true }),
) as readonly (keyof Config)[];

/**
 * Reads the settings, checked and frozen.
 *
 * @param environment what the process was given; a `.env` file beside package.json adds what is not set
 * @throws StartRefused that names every fault at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const known = new Set<string>([...SETTINGS, 'DATABASE_URL', 'DATABASE_OWNER_URL', 'OST_IDE']);
  const given = Object.entries(environment).filter(
    ([name, value]) => known.has(name) && value !== undefined && value !== '',
  );
  const unknown = Object.keys(environment).filter((name) => name.startsWith('OST_') && !known.has(name));
  const config = plainToInstance(Config, Object.fromEntries(given), { exposeDefaultValues: true });
  const faults = [
    ...validateSync(config, { stopAtFirstError: true }).flatMap(({ constraints }) => Object.values(constraints ?? {})),
    ...unknown.map((name) => `${name} is not a setting of this service`),
  ];
  if (faults.length > 0) throw new StartRefused(faults.map((fault) => `Setting at fault: ${fault}.`).join('\n'));
  return Object.freeze(config);
}

/** The settings of this process. The one place that looks at its environment. */
export function processConfig(): Config {
  try {
    process.loadEnvFile();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
  }
  return readConfig(process.env);
}
