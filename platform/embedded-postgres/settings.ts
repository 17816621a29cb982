import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const MB = 1024 * 1024

/**
 * Settings for a machine that PostgreSQL shares with Tend and perhaps a person's other programs.
 *
 * Memory is in bytes. A 32nd of it for shared buffers, at most 256 MB: the files are cached by the system as well.
 */
export function settingsFor(memory: number = totalmem()): Record<string, string> {
  const sharedMb = Math.round(Math.min(256, Math.max(32, memory / MB / 32)))
  return {
    max_connections: '100',
    shared_buffers: `${sharedMb}MB`,
    effective_cache_size: `${Math.round(memory / MB / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${Math.round(Math.min(256, Math.max(32, memory / MB / 16)))}MB`,
    dynamic_shared_memory_type: sharedMemoryType(),
    synchronous_commit: 'on',
    // Off: the build has pglz alone, which took a sixth of the processor time of a write to save some disk traffic.
    wal_compression: 'off',
    max_wal_size: '1GB',
    min_wal_size: '80MB',
    random_page_cost: '1.1', // solid state: a random page costs hardly more than the next one
    jit: 'off', // compiling costs more than our short queries take
    ...common(),
  }
}

/** Settings for data that nobody will miss: nothing is forced to disk. */
export const throwAwaySettings: Readonly<Record<string, string>> = {
  max_connections: '200',
  shared_buffers: '64MB',
  dynamic_shared_memory_type: 'mmap', // in the data folder, so that it goes with it
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  io_method: 'sync',
  ...common(),
}

function common(): Record<string, string> {
  return {
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    password_encryption: 'scram-sha-256',
  }
}

// Containers often get 64 MB of /dev/shm, and a parallel query that needs more would fail.
function sharedMemoryType(): string {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < 256 * MB ? 'sysv' : 'posix'
  } catch {
    return process.platform === 'win32' ? 'windows' : process.platform === 'linux' ? 'sysv' : 'posix'
  }
}
