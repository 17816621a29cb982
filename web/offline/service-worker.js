// Keeps the app itself on the device, so that it starts without a connection. Data is none of its business: that lies in
// the page's own database, by person. The build puts in the list of files (see precache.ts).
const version = '__VERSION__'
const entry = '__ENTRY__'
const files = ['__FILES__']
const shell = `tend-app-${version}`
const patienceMs = 4000

self.addEventListener('install', (event) => event.waitUntil(fill()))

async function fill() {
  const cache = await caches.open(shell)
  // A few at a time: somebody is working in the page meanwhile.
  for (let at = 0; at < files.length; at += 6) {
    await Promise.all(files.slice(at, at + 6).map((file) => put(cache, file)))
  }
}

async function put(cache, file) {
  // What carries its content's hash in its name is the same in an older cache.
  const known = file.startsWith('/assets/') ? await caches.match(file) : undefined
  const response = known ?? (await fetch(file, { cache: 'no-cache' }))
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  await cache.put(file, response)
}

self.addEventListener('activate', (event) => event.waitUntil(takeOver()))

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith('tend-app-') && name !== shell)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

self.addEventListener('message', ({ data, ports }) => {
  if (data === 'take over') void self.skipWaiting()
  if (data === 'which') ports[0].postMessage(entry)
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (!url.pathname.startsWith('/api/') && url.pathname !== '/healthz') event.respondWith(page(request))
  } else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (files.includes(url.pathname)) event.respondWith(fresh(request, url.pathname))
})

/** The newest app from the server; the one kept here when the server does not answer in time. */
async function page(request) {
  const kept = await caches.match('/index.html', { cacheName: shell })
  if (!kept) return fetch(request)
  try {
    const response = await Promise.race([fetch(request), late()])
    return response.status >= 502 && response.status <= 504 ? kept : response
  } catch {
    return kept
  }
}

function late() {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error('late')), patienceMs))
}

async function asset(request) {
  return (await caches.match(request, { cacheName: shell })) ?? fetch(request)
}

async function fresh(request, path) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(path, { cacheName: shell })
    if (kept) return kept
    throw error
  }
}
