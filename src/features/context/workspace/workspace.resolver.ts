import { Args, Query, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Config } from '../../../platform/config.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { type Connection, PageArgs } from '../../../platform/paging/connection.model.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { ApiKey, ApiKeyConnection } from './api-key.model.ts';
import { ApiKeyReader } from './api-key.reader.ts';
import { Viewer } from './viewer.model.ts';
import { Workspace } from './workspace.model.ts';

/** Answers who asks, and where. */
@Resolver()
export class WorkspaceResolver {
  constructor(
    private readonly read: RowReader,
    private readonly config: Config,
  ) {}

  @Query(() => Viewer, { description: 'Who asks: workspace, scopes and limits of the key that came with the request.' })
  async viewer(): Promise<Viewer> {
    const { workspaceId, keyName, scopes, sourceSystem } = currentCaller();
    const workspace = await this.read.get(Workspace, workspaceId);
    const { config } = this;
    return {
      workspaceId,
      workspaceName: workspace.name,
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
      },
    };
  }

  @Query(() => Workspace, { description: 'The workspace that the key is of.' })
  @RequiresScope('tree:read')
  workspace(): Promise<Workspace> {
    return this.read.get(Workspace, currentCaller().workspaceId);
  }

  @Query(() => ApiKeyConnection, { description: "The workspace's API keys, oldest first, revoked ones among them." })
  @RequiresScope('admin')
  apiKeys(@Args() page: PageArgs): Promise<Connection<ApiKey>> {
    return this.read.page(ApiKey, page);
  }
}

/** Answers what a key's row does not hold. */
@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(private readonly reader: ApiKeyReader) {}

  @ResolveField(() => Date, {
    nullable: true,
    description: 'Instant at which the key was last used, to within seconds, UTC; null for never.',
  })
  lastUsedAt(@Parent() { id }: ApiKey): Promise<Date | null> {
    return this.reader.lastUsedAt(id);
  }
}
