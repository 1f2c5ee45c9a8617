import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Admission } from './access/admission.ts';
import { CostBudget } from './access/cost-budget.ts';
import { KeyUse } from './access/key-use.store.ts';
import { PresentedKeyReader } from './access/presented-key.reader.ts';
import { ValidKeysReader } from './access/valid-keys.reader.ts';
import { CalendarReader } from './calendar/calendar.reader.ts';
import { ChangeLogModule } from './change-log/change-log.module.ts';
import { ArchiveStore } from './change-log/archive.store.ts';
import { KnownWordsStore } from './change-log/known-words.store.ts';
import { RepeatedWordsStore } from './change-log/repeated-words.store.ts';
import { RowsRedacted, RowsToRedact } from './change-log/rows-redacted.hook.ts';
import { SubjectRemovalStore } from './change-log/subject-removal.store.ts';
import { SubjectRowsReader } from './change-log/subject-rows.reader.ts';
import { RowStore } from './change-log/row.store.ts';
import { Config } from './config.ts';
import { ModelColumns } from './database/model-columns.ts';
import { dataSourceOf } from './database/data-source.ts';
import { Connections } from './database/connections.ts';
import { Database } from './database/database.ts';
import { WriteQueue } from './database/write-queue.ts';
import { KnownIdsReader } from './database/known-ids.reader.ts';
import { NameTwinReader } from './database/name-twin.reader.ts';
import { ListCandidates } from './database/list-candidates.reader.ts';
import { ListReader } from './database/list.reader.ts';
import { RowLinesReader } from './database/row-lines.reader.ts';
import { ReferenceReader } from './database/reference.reader.ts';
import { RowReader } from './database/row.reader.ts';
import { StatisticsStore } from './database/statistics.store.ts';
import { DocumentAdvice } from './graphql/document-check.plugin.ts';
import { GraphqlModule } from './graphql/graphql.module.ts';
import { IdNames, NamedThings } from './graphql/named-things.ts';
import { KeptFilters } from './graphql/kept-filters.ts';
import { ShortKeys } from './graphql/short-keys.ts';
import { HealthController } from './health/health.controller.ts';
import { Readiness } from './health/readiness.ts';
import { IdeContent } from './ide/ide-content.ts';
import { IdeController } from './ide/ide.controller.ts';
import { WorkspaceDigests } from './database/workspace-digests.reader.ts';
import { IdempotencyRedactionStore } from './idempotency/idempotency-redaction.store.ts';
import { IdempotencyStore } from './idempotency/idempotency.store.ts';
import { LineStream } from './http/line-stream.ts';
import { ClockStore } from './ingestion/clock.store.ts';
import { Spool } from './http/spool.ts';
import { StreamPlaces } from './http/stream-places.ts';
import { IngestKinds } from './ingestion/ingest-kinds.ts';
import { IngestLines } from './ingestion/ingest-lines.ts';
import { IngestStream } from './ingestion/ingest-stream.ts';
import { IngestEndpoint } from './ingestion/ingest-endpoint.ts';
import { IngestCountsStore } from './ingestion/ingest-counts.store.ts';
import { ItemShape } from './ingestion/item-shape.ts';
import { IngestStore } from './ingestion/ingest.store.ts';
import { Log } from './log.ts';
import { RefetchModule } from './refetch/refetch.module.ts';

/** What the platform is started with. */
export interface Start {
  readonly config: Config;
  readonly log: Log;
  /** The application's role. */
  readonly databaseUrl: string;
}

/** What the application tells the platform, which has no word of its own for it. */
export interface Application {
  /** Every model that has a table. */
  readonly entities: readonly (abstract new () => object)[];
  readonly documentAdvice: DocumentAdvice;
  readonly idNames: IdNames;
  readonly ideContent: IdeContent;
}

/** What everything stands on. */
@Global()
@Module({ imports: [GraphqlModule, ChangeLogModule, RefetchModule], controllers: [HealthController] })
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly source: DataSource) {}

  static start({ config, log, databaseUrl }: Start, application: Application): DynamicModule {
    const shared = [
      ArchiveStore,
      CalendarReader,
      ModelColumns,
      Admission,
      Connections,
      CostBudget,
      WriteQueue,
      Database,
      KnownWordsStore,
      RepeatedWordsStore,
      RowsRedacted,
      RowsToRedact,
      SubjectRemovalStore,
      SubjectRowsReader,
      WorkspaceDigests,
      IdempotencyRedactionStore,
      KnownIdsReader,
      NameTwinReader,
      NamedThings,
      RowLinesReader,
      ReferenceReader,
      RowReader,
      ListCandidates,
      ListReader,
      RowStore,
      IdempotencyStore,
      IngestEndpoint,
      IngestKinds,
      IngestLines,
      IngestStream,
      ClockStore,
      IngestCountsStore,
      ItemShape,
      KeptFilters,
      KeyUse,
      StreamPlaces,
      ValidKeysReader,
      LineStream,
      Spool,
      PresentedKeyReader,
      IngestStore,
      Readiness,
      ShortKeys,
      StatisticsStore,
    ];
    return {
      module: PlatformModule,
      controllers: config.servesIde ? [IdeController] : [],
      providers: [
        ...shared,
        { provide: Config, useValue: config },
        { provide: Log, useValue: log },
        { provide: DocumentAdvice, useValue: application.documentAdvice },
        { provide: IdNames, useValue: application.idNames },
        { provide: IdeContent, useValue: application.ideContent },
        {
          provide: DataSource,
          useFactory: () => {
            const onPoolFault = (fault: unknown): void => {
              log.warn({ fault }, 'an idle connection broke');
            };
            return dataSourceOf(databaseUrl, config, application.entities, onPoolFault).initialize();
          },
        },
      ],
      exports: [...shared, Config, Log, DocumentAdvice, DataSource, GraphqlModule],
    };
  }

  /** Closes every connection. Nest calls a module after everything in it, so that what is yet to be written can be. */
  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
