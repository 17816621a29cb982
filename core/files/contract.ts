import { Type } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

/** Attaches a file to a record: a form field, or the body itself with its `name` in the address. */
export const addFile = endpoint('POST /files', {
  query: Type.Object({
    object: Type.String({ maxLength: 100 }),
    record: Type.String({ maxLength: 100 }),
    name: Type.Optional(Type.String({ maxLength: 255 })),
  }),
})
/** What is in a file, to be looked at; with `download`, to be kept. */
export const readFileContent = endpoint('GET /files/:id/content', {
  query: Type.Object({ download: Type.Optional(Type.String({ maxLength: 5 })) }),
})
/** Of up to 500 records the picture attached last, where one is: `{ items: [{ id, name, mimeType, record }] }`. */
export const readPictures = endpoint('POST /files/pictures', {
  body: Type.Object({
    object: Type.String({ maxLength: 100 }),
    ids: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 500 }),
  }),
})
