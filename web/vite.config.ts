import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precache } from './offline/precache.ts'
import { parts } from './parts.ts'

/** Where `npm run dev` finds the API. The built app is served by the API itself, so it needs no such thing. */
const api = process.env.TEND_API ?? 'http://127.0.0.1:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind(), parts(), precache()],
  build: { outDir: 'build', emptyOutDir: true, chunkSizeWarningLimit: 800 },
  server: {
    host: '127.0.0.1',
    port: 5173,
    fs: { allow: ['..'] }, // capabilities keep their screens outside of this folder
    proxy: { '^/api/': api, '^/healthz$': api }, // not `/api`: that is also how api.ts begins
  },
})
