import { parentPort, workerData } from 'node:worker_threads'
import { matchRows, type MatchTask } from '#capabilities/quality/duplicates/match.ts'

// The program of the thread that `matchAside` starts.
parentPort?.postMessage(await matchRows(workerData as MatchTask))
