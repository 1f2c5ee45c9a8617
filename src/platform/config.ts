import { applyDecorators } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MinLength, ValidateBy, validateSync } from 'class-validator';

// Number() alone would take blanks, hexadecimals and fractions of nothing for intended numbers.
const Whole = (min: number, max = Number.MAX_SAFE_INTEGER): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value,
    ),
    ValidateBy({
      name: 'whole',
      validator: {
        validate: (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
        defaultMessage: (check) =>
          `${check?.property ?? ''} takes a whole number ${max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`}`,
      },
    }),
  );
const YesNo = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean({ message: '$property takes true or false' }),
  );
const OneOf = (...values: readonly string[]): PropertyDecorator =>
  IsIn(values, { message: `$property takes one of ${values.join(', ')}` });
// The message shows nothing of the value: it may hold a password.
const PostgresUrl = ValidateBy({
  name: 'postgresUrl',
  validator: {
    // "user@/database?host=/folder" names a socket; only the standard parser asks for a host there.
    validate: (value) =>
      typeof value === 'string' && /^postgres(ql)?:\/\//.test(value) && URL.canParse(value.replace('@/', '@socket/')),
    defaultMessage: (check) =>
      `${check?.property ?? 'it'} takes a URL like postgres://role:password@host:5432/database`,
  },
});

const Origins = Matches(/^$|^\*$|^https?:\/\/[^\s,/]+(\s*,\s*https?:\/\/[^\s,/]+)*$/, {
  message: '$property takes origins such as https://app.example.com, parted by commas, or *',
});

/** Every setting of the service, with its default. Names are those of the environment; `.env.example` lists them all. */
export class Config {
  /** Address to listen on. */
  @IsString()
  @MinLength(1)
  HOST: string = '127.0.0.1';

  /** Port to listen on; 0 takes a free one. */
  @Whole(0, 65_535)
  PORT: number = 3000;

  /** The application's role in Postgres 15 or newer; without it the embedded database is started. */
  @IsOptional()
  @PostgresUrl
  DATABASE_URL?: string;

  /** The role that owns the tables; with it the service migrates at start, without it it only checks. */
  @IsOptional()
  @PostgresUrl
  DATABASE_OWNER_URL?: string;

  /** `production` creates no sample, hides the IDE and checks nothing less. */
  @OneOf('development', 'production')
  OST_MODE: 'development' | 'production' = 'development';

  /** Folder of the embedded database and of the sample's key. */
  @IsString()
  @MinLength(1)
  OST_DATA_DIR: string = '.data';

  /** Whether a first start without data creates the sample workspace; never in production. */
  @YesNo()
  OST_SAMPLE: boolean = true;

  /** Whether `/` serves the GraphQL IDE; off in production unless asked for. */
  @IsOptional()
  @YesNo()
  OST_IDE?: boolean;

  /** Least severe log line written. */
  @OneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent')
  OST_LOG_LEVEL: string = 'info';

  /** Connections to Postgres that one process may hold; a workspace may use every idle one of them but one. */
  @Whole(2, 500)
  OST_POOL_SIZE: number = 10;

  /** Milliseconds a request waits for its turn at a connection before it is answered UNAVAILABLE. */
  @Whole(100, 60_000)
  OST_POOL_WAIT_MS: number = 5_000;

  /** Bytes of long answers, such as exports, that one workspace may have waiting in temporary files to be read. */
  @Whole(1_000_000)
  OST_SPOOL_BYTES: number = 2_000_000_000;

  /** Milliseconds within which the body of a request must have come; streams of lines go by the line. */
  @Whole(100, 3_600_000)
  OST_BODY_MS: number = 60_000;

  /** Milliseconds after which the connection of whoever does not read an answer is closed. */
  @Whole(100, 3_600_000)
  OST_ANSWER_STALL_MS: number = 30_000;

  /** Milliseconds one SQL statement may run. */
  @Whole(100, 600_000)
  OST_STATEMENT_TIMEOUT_MS: number = 15_000;

  /** Milliseconds a statement waits for a row that another request holds. */
  @Whole(100, 600_000)
  OST_LOCK_TIMEOUT_MS: number = 10_000;

  /** Milliseconds between two looks for consents that have run out; what was said under them is removed then. */
  @Whole(100, 86_400_000)
  OST_CONSENT_SWEEP_MS: number = 600_000;

  /** Milliseconds between two looks for changes for those who listen to them; none are taken while nobody listens. */
  @Whole(10, 60_000)
  OST_FEED_POLL_MS: number = 1_000;

  /** Streams of changes that one key may have open at one process. */
  @Whole(1, 10_000)
  OST_STREAMS_PER_KEY: number = 10;

  /** Streams of changes that may be open at one process. */
  @Whole(1, 100_000)
  OST_STREAMS: number = 1_000;

  /** Requests a minute that one key may make to one process. */
  @Whole(1, 10_000_000)
  OST_RATE_PER_MINUTE: number = 6_000;

  /** Cost that one key may spend a minute at one process: fields answered, and what else takes as long. */
  @Whole(1)
  OST_COST_PER_MINUTE: number = 2_000_000;

  /** Fields that the answer to one request may hold. */
  @Whole(1)
  OST_COST_LIMIT: number = 100_000;

  /** Levels of fields that one document may nest. */
  @Whole(1)
  OST_DEPTH_LIMIT: number = 20;

  /** Aliases that one document may use. */
  @Whole(0)
  OST_ALIAS_LIMIT: number = 30;

  /** Lexical tokens that one document may hold. */
  @Whole(1)
  OST_TOKEN_LIMIT: number = 2_000;

  /** Bytes that one document may hold. */
  @Whole(1)
  OST_DOCUMENT_BYTES: number = 100_000;

  /** Bytes that one request with its variables may hold. */
  @Whole(1)
  OST_REQUEST_BYTES: number = 4_000_000;

  /** Origins whose pages may ask from within a browser, parted by commas, or `*` for all; none by default. */
  @Origins
  OST_CORS_ORIGINS: string = '';

  get production(): boolean {
    return this.OST_MODE === 'production';
  }

  get servesIde(): boolean {
    return this.OST_IDE ?? !this.production;
  }
}

/** A start that cannot be: one clear sentence a line, shown without a stack. */
export class StartRefused extends Error {}

/** Names that config reads from the environment; those without a default have no property to find them by. */
export const SETTINGS: readonly string[] = [
  ...Object.keys(new Config()),
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'OST_IDE',
];

/**
 * Reads the settings, checked and frozen.
 *
 * @param environment what the process was given; a `.env` file beside package.json adds what is not set
 * @throws StartRefused that names every fault at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([name, value]) => SETTINGS.includes(name) && value !== undefined && value !== '');
  const unknown = Object.keys(environment).filter((name) => name.startsWith('OST_') && !SETTINGS.includes(name));
  const config = plainToInstance(Config, Object.fromEntries(given), { exposeDefaultValues: true });
  const faults = [
    ...validateSync(config, { stopAtFirstError: true }).flatMap(({ constraints }) => Object.values(constraints ?? {})),
    ...unknown.map((name) => `${name} is not a setting of this service`),
    ...(config.DATABASE_OWNER_URL !== undefined && config.DATABASE_URL === undefined
      ? ['DATABASE_OWNER_URL is of no use without DATABASE_URL']
      : []),
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

/** Whether an unforeseen fault is to be shown with its stack; no when the settings themselves are at fault. */
export function showsStacks(): boolean {
  try {
    return ['trace', 'debug'].includes(processConfig().OST_LOG_LEVEL);
  } catch {
    return false;
  }
}
