import { Args, Query, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CostBudget } from '../../../platform/access/cost-budget.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ForEveryKey } from '../../../platform/request/for-every-key.ts';
import { Config } from '../../../platform/config.ts';
import type { CountedConnection } from '../../../platform/paging/connection.model.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { ApiKeyArgs } from './api-key-args.model.ts';
import { ApiKey, ApiKeyConnection } from './api-key.model.ts';
import { ApiKeyReader } from './api-key.reader.ts';
import { Viewer } from './viewer.model.ts';
import { WorkspaceReader } from './workspace.reader.ts';

/** Resolves the caller, its workspace and the API keys. */
@Resolver()
export class WorkspaceResolver {
  constructor(
    private readonly workspaces: WorkspaceReader,
    private readonly config: Config,
    private readonly budget: CostBudget,
    private readonly keys: ApiKeyReader,
  ) {}

  @Query(() => Viewer, {
    description: 'The authenticated caller: workspace, scopes and limits of the key of the request.',
  })
  @ForEveryKey('it tells a caller of its own key')
  async viewer(): Promise<Viewer> {
    const { keyId, keyName, scopes, sourceSystem } = currentCaller();
    const { limit, remaining } = await this.budget.state(keyId);
    const { config } = this;
    return {
      workspace: await this.workspaces.current(),
      keyName,
      scopes: [...scopes],
      sourceSystem,
      limits: {
        cost: config.OST_COST_LIMIT,
        depth: config.OST_DEPTH_LIMIT,
        aliases: config.OST_ALIAS_LIMIT,
        tokens: config.OST_TOKEN_LIMIT,
        documentBytes: config.OST_DOCUMENT_BYTES,
        requestBytes: config.OST_REQUEST_BYTES,
        requestsPerMinute: config.OST_RATE_PER_MINUTE,
        costPerMinute: limit,
        costRemaining: remaining,
      },
    };
  }

  @Query(() => ApiKeyConnection, {
    description: "The workspace's API keys, oldest first unless `orderBy` says otherwise, revoked ones included.",
  })
  @RequiresScope('admin')
  apiKeys(@Args() args: ApiKeyArgs): Promise<CountedConnection<ApiKey>> {
    return this.keys.page(args);
  }
}

/** Resolves the last use of a key. */
@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(private readonly reader: ApiKeyReader) {}

  @ResolveField(() => Date, {
    nullable: true,
    description: 'Instant of the last use of the key, UTC, accurate to within seconds; null when it was never used.',
  })
  lastUsedAt(@Parent() { id }: ApiKey): Promise<Date | null> {
    return this.reader.lastUsedAt(id);
  }
}
