import { Args, Field, ID, InputType, Mutation, ObjectType, PickType, Resolver } from '@nestjs/graphql';
import { RequiresScope } from '../../../../platform/access/requires-scope.ts';
import { ForEveryKey } from '../../../../platform/request/for-every-key.ts';
import { Payload } from '../../../../platform/graphql/payload.model.ts';
import { FoundWorkspaceAction } from '../found-workspace.action.ts';
import { Workspace, type WeekStart, WeekStartEnum } from '../workspace.model.ts';

/** Fields of the new workspace. */
@InputType()
export class WorkspaceCreateInput extends PickType(
  Workspace,
  ['name', 'timeZone', 'weekStart', 'currency'],
  InputType,
) {
  /** IANA time zone, such as "Europe/Berlin". */
  @Field(() => String, { defaultValue: 'UTC' })
  override timeZone: string;

  /** Day on which its weeks begin. */
  @Field(() => WeekStartEnum, { defaultValue: 'MONDAY' })
  override weekStart: WeekStart;

  /** ISO 4217 code of its currency. */
  @Field(() => String, { defaultValue: 'EUR' })
  override currency: string;
}

/** Id of the new workspace, and the token of its first key. */
@ObjectType({ implements: () => [Payload] })
@ForEveryKey('the token is that of the workspace just founded')
export class WorkspaceCreatePayload extends Payload {
  /** Id of the new workspace; null when refused. Only its own keys can read it. */
  @Field(() => ID, { nullable: true })
  workspaceId?: string | null;

  /** Token of its first key, which has all scopes there. It is shown only once. */
  @Field(() => String, { nullable: true })
  token?: string | null;
}

/** Creates a workspace. */
@Resolver()
export class WorkspaceCreateMutation {
  constructor(private readonly action: FoundWorkspaceAction) {}

  @Mutation(() => WorkspaceCreatePayload, {
    description: 'Creates a workspace, separate from that of the calling key, and answers with its first key.',
  })
  @RequiresScope('workspace:create')
  async workspaceCreate(@Args('input') input: WorkspaceCreateInput): Promise<WorkspaceCreatePayload> {
    const { id, token } = await this.action.create(input);
    return { workspaceId: id, token };
  }
}
