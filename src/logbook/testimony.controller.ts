import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { claimBriefs } from '../claims/claim-briefs.queries.js';
import { statementById } from '../claims/statements.queries.js';
import { derivationById } from '../derivations/derivations.queries.js';
import { Needs } from '../platform/access.js';
import { IdPipe } from '../platform/id.pipe.js';
import { Posts } from '../platform/posts.js';
import { atRoot } from './at-root.js';
import { claimsShown, foundConflicts } from './found-conflicts.js';
import { withoutNulls } from './given.js';
import { addTestimony, recordingOf } from './logbook.service.js';
import { NewDerivation } from './new-derivation.dto.js';
import { NewStatement } from './new-statement.dto.js';
import { LoggedDerivationView, LoggedStatementView } from './testimony.dto.js';

@ApiTags('statements', 'derivations')
@Controller('claims/:id')
export class TestimonyController {
  constructor(private readonly posts: Posts) {}

  /** Record what somebody says about a claim: 200 where it was recorded already. */
  @Post('statements')
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LoggedStatementView })
  @ApiOkResponse({ type: LoggedStatementView })
  state(
    @Param('id', IdPipe) id: string,
    @Body() body: NewStatement,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedStatementView> {
    return this.posts.post(request, reply, async (tx, caller) => {
      const recording = recordingOf(caller);
      const { statements, created, found } = await addTestimony(tx, recording, id, [withoutNulls(body)], []).catch(
        refuseAtRoot,
      );
      const statement = await statementById(tx, statements[0] ?? '');
      if (!statement) throw new Error('a statement that was recorded cannot be read');
      const briefs = await claimBriefs(tx, claimsShown(id, found.get(id)));
      const { comparisons } = foundConflicts(id, found.get(id), briefs);
      const answer = { ...statement, created: recording.created, comparisons };
      return {
        status: created.statements > 0 ? 201 : 200,
        body: answer,
        version: statement.version,
        location: `/statements/${statement.id}`,
      };
    });
  }

  /** Record how a claim was computed: 200 where it was recorded already. */
  @Post('derivations')
  @Needs('records:write')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LoggedDerivationView })
  @ApiOkResponse({ type: LoggedDerivationView })
  derive(
    @Param('id', IdPipe) id: string,
    @Body() body: NewDerivation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedDerivationView> {
    return this.posts.post(request, reply, async (tx, caller) => {
      const recording = recordingOf(caller);
      const { derivations, created } = await addTestimony(tx, recording, id, [], [withoutNulls(body)]).catch(
        refuseAtRoot,
      );
      const derivation = await derivationById(tx, derivations[0] ?? '');
      if (!derivation) throw new Error('a derivation that was recorded cannot be read');
      const answer = { ...derivation, created: recording.created };
      return {
        status: created.derivations > 0 ? 201 : 200,
        body: answer,
        version: derivation.version,
        location: `/derivations/${derivation.id}`,
      };
    });
  }
}

/** @throws what was thrown, with its faults where they stand in the body */
function refuseAtRoot(thrown: unknown): never {
  throw atRoot(thrown);
}
