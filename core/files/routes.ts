import * as contract from '#core/files/contract.ts'
import { addFile, sendContent, uploadOf } from '#core/files/files.ts'
import { picturesOf } from '#core/files/pictures.ts'
import { route } from '#core/route.ts'

const use = 'record.use'

export const fileRoutes = [
  route(
    contract.addFile,
    use,
    (ctx, { query, request, reply }) => {
      reply.status(201)
      return addFile(ctx, query, () => uploadOf(request, query.name))
    },
    { ownTransaction: true }, // a long upload must not hold a transaction open
  ),
  route(contract.readPictures, use, async (ctx, { body }) => ({ items: await picturesOf(ctx, body.object, body.ids) })),
  route(contract.readFileContent, use, (ctx, { params, query, reply }) =>
    sendContent(ctx, params.id, { reply, isDownload: query.download !== undefined }),
  ),
]
