import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { catchError, map, type Observable, of, throwError } from 'rxjs';
import { firstFew } from './complaints.ts';
import { type Refusal, Refused } from '../../domain/refusal.ts';
import { asGiven, currentRequest } from '../request/request.ts';
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
        ...(request.givenAs.size === 0 ? payload : saidAsGiven(payload)),
      })),
      catchError((fault: unknown) =>
        fault instanceof Refused
          ? of({
              ...fault.current,
              userErrors: firstFew(fault.refusals).map(asGivenIn),
              unchanged: false,
              warnings: [],
            })
          : throwError(() => fault),
      ),
    );
  }
}

/** What a call with many items or its receipts say of each of them. */
interface SaidOfEach {
  readonly userErrors?: readonly Refusal[];
  readonly errors?: readonly Refusal[];
}

/** A payload whose refusals of single items call things as the caller did. */
const saidAsGiven = (payload: object): object =>
  Object.fromEntries(
    Object.entries(payload as Readonly<Record<string, unknown>>).map(([name, value]) => [
      name,
      name === 'results' || name === 'receipts' ? (value as readonly SaidOfEach[] | null)?.map(saidOfEach) : value,
    ]),
  );

const saidOfEach = ({ userErrors, errors, ...rest }: SaidOfEach): object => ({
  ...rest,
  ...(userErrors && { userErrors: userErrors.map(asGivenIn) }),
  ...(errors && { errors: errors.map(asGivenIn) }),
});

const asGivenIn = (refusal: Refusal): Refusal => ({ ...refusal, message: asGiven(refusal.message) });
