// Loaded into a measured program before its own code: writes its peak memory, units of 1,024 bytes, to a file when it ends.
// CommonJS because `--require` costs a start less than `--import` does.
const { readFileSync, writeFileSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

const target = process.env.BENCH_PEAK_FILE

/** All threads of the process together; child processes are not in it. */
function peak() {
  try {
    // Not resourceUsage(): the kernel lets a new program begin with the peak of the one that started it.
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}

if (target && isMainThread) process.on('exit', () => writeFileSync(target, String(peak())))
