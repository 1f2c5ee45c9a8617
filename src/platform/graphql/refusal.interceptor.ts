import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { catchError, map, type Observable, of, throwError } from 'rxjs';
import { firstFew } from './complaints.ts';
import { Refused } from '../../domain/refusal.ts';
import { currentRequest } from '../request/request.ts';
import { takeWarnings } from '../request/warn.ts';

/**
 * Thrown inside, data outside: a refused mutation answers with `userErrors`, never with a top-level error. One that was
 * accepted says whether it wrote anything, and what it warns of.
 */
@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<unknown> {
    const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo | undefined>();
    if (info?.operation.operation !== OperationTypeNode.MUTATION || info.path.prev !== undefined) return next.handle();
    const request = currentRequest();
    // Mutations of one document run one after the other.
    const { changes } = request;
    // One before it may have failed with warnings of its own.
    takeWarnings();
    return next.handle().pipe(
      map((payload) => ({
        userErrors: [],
        unchanged: request.changes === changes,
        warnings: takeWarnings(),
        ...payload,
      })),
      catchError((fault: unknown) =>
        fault instanceof Refused
          ? of({ ...fault.current, userErrors: firstFew(fault.refusals), unchanged: false, warnings: [] })
          : throwError(() => fault),
      ),
    );
  }
}
