import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { type Change, ChangeConnection } from '../../../platform/change-log/change.model.ts';
import { requestedFields } from '../../../platform/graphql/requested-fields.ts';
import type { Connection } from '../../../platform/paging/connection.model.ts';
import { AuditArgs } from './audit-args.model.ts';
import { AuditAction } from './audit.action.ts';

/** Answers who did what. */
@Resolver()
export class AuditResolver {
  constructor(private readonly trail: AuditAction) {}

  @Query(() => ChangeConnection, {
    description:
      'Who changed what, and when, across everything in the workspace, latest first, by key and by person. It takes the scope admin, and leaves out changes of what the key may not read. A page that finds too little among 5,000 entries ends there, with `hasNextPage` and an `endCursor`. Errors: BAD_REQUEST for a person who is not there and a time that ends before it begins, FORBIDDEN for a type that the key may not read.',
  })
  @RequiresScope('admin')
  auditTrail(@Args() args: AuditArgs, @Info() info: GraphQLResolveInfo): Promise<Connection<Change>> {
    return this.trail.page(args, requestedFields(info).has('changes'));
  }
}
