import {
  deleteComment,
  editComment,
  listComments,
  restoreComment,
  writeComment,
} from '#capabilities/collaboration/comments.ts'
import * as contract from '#capabilities/collaboration/contract.ts'
import { follow, listFollowers, unfollow } from '#capabilities/collaboration/followers.ts'
import { leave, present } from '#capabilities/collaboration/presence.ts'
import { react, unreact } from '#capabilities/collaboration/reactions.ts'
import { route } from '#core/route.ts'

// Whoever may read a record may say something about it; the record itself is asked each time.
const use = 'record.use'

export const collaborationRoutes = [
  route(contract.listComments, use, (ctx, { params, query }) => listComments(ctx, params, query)),
  route(contract.writeComment, use, (ctx, { params, body, reply }) => {
    reply.status(201)
    return writeComment(ctx, params, body.body)
  }),
  route(contract.editComment, use, (ctx, { params, body }) => editComment(ctx, params.id, body)),
  route(contract.deleteComment, use, (ctx, { params }) => deleteComment(ctx, params.id)),
  route(contract.restoreComment, use, (ctx, { params }) => restoreComment(ctx, params.id)),
  route(contract.react, use, (ctx, { params }) => react(ctx, params.id, params.kind)),
  route(contract.unreact, use, (ctx, { params }) => unreact(ctx, params.id, params.kind)),
  route(contract.listFollowers, use, (ctx, { params }) => listFollowers(ctx, params)),
  route(contract.follow, use, (ctx, { params }) => follow(ctx, params, params.user)),
  route(contract.unfollow, use, (ctx, { params }) => unfollow(ctx, params, params.user)),
  route(contract.present, use, (ctx, { params, body }) => present(ctx, params, { tab: params.tab, field: body.field })),
  route(contract.leave, use, (ctx, { params }) => leave(ctx, params, params.tab)),
]
