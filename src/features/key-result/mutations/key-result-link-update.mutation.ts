import { Args, Field, InputType, IntersectionType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Needs } from '../../../platform/access/needs.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { VersionedInput } from '../../../platform/graphql/input.model.ts';
import { Payload } from '../../../platform/graphql/payload.model.ts';
import { hypothesisColumns, HypothesisInput, KeyResultLink } from '../key-result-link.model.ts';

/** What is now expected of a link, or what became of it. */
@InputType()
export class KeyResultLinkUpdateInput extends IntersectionType(VersionedInput, HypothesisInput) {}

/** The link after the change. */
@ObjectType({ implements: () => [Payload] })
export class KeyResultLinkUpdatePayload extends Payload {
  /** The link as now known; null when there is none of that id. */
  @Field(() => KeyResultLink, { nullable: true })
  link?: KeyResultLink | null;
}

/** Changes what is expected of a link. */
@Resolver()
export class KeyResultLinkUpdateMutation {
  constructor(private readonly rows: RowStore) {}

  @Mutation(() => KeyResultLinkUpdatePayload, {
    description: 'Replaces the hypothesis of a link as a whole: what is left out of it becomes null.',
  })
  @Needs('okr:write')
  async keyResultLinkUpdate(
    @Args('input') { id, expectedVersion, hypothesis }: KeyResultLinkUpdateInput,
  ): Promise<KeyResultLinkUpdatePayload> {
    return {
      link: await this.rows.revise(KeyResultLink, 'link', id, expectedVersion, hypothesisColumns(hypothesis)),
    };
  }
}
