import { type ArgumentsHost, Catch, HttpException } from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import { faultOf } from '../database/fault.ts';
import { FAULTS } from '../request/fault.ts';
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
    if (http.raw.destroyed && !http.raw.complete) {
      this.log.info({ requestId: id }, 'the client hung up');
      return;
    }
    const fault = faultOf(thrown);
    if (FAULTS[fault.code].status >= 500) this.log.error({ requestId: id, fault: thrown }, 'request failed');
    else this.log.info({ requestId: id, code: fault.code, reason: fault.message }, 'refused');
    if (!reply.sent) void sendError(reply, fault, id);
  }
}
