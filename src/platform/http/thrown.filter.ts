import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import { faultOf } from '../database/fault.ts';
import { Log } from '../log.ts';
import { requestOf } from './authentication.ts';
import { sendError } from './error-response.ts';
import type { Http, Reply } from './line-stream.ts';

/**
 * What becomes of an error that nothing else has caught. Nest by itself would log it without the request's id, and the
 * faults of callers as if they were ours.
 */
@Catch()
export class ThrownFilter extends BaseExceptionFilter {
  constructor(
    private readonly log: Log,
    { httpAdapter }: HttpAdapterHost,
  ) {
    super(httpAdapter);
  }

  override catch(thrown: unknown, host: ArgumentsHost): void {
    // Errors of an operation are logged, and masked, once it is executed.
    if (host.getType<string>() === 'graphql') throw thrown;
    if (thrown instanceof HttpException) {
      super.catch(thrown, host);
      return;
    }
    const [http, reply] = host.getArgs<[Http, Reply]>();
    const { id } = requestOf(http);
    this.log.error({ requestId: id, fault: thrown }, 'request failed');
    if (!reply.sent) void sendError(reply, faultOf(thrown), id);
  }
}
