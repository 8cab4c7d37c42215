import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Wall time in ms and peak resident memory in MB of the whole process; memory is null where the system does not tell. */
export interface Run {
  readonly ms: number;
  readonly peakMb: number | null;
}

/**
 * The median of so many runs, after one that is not counted. Rejects when the command cannot be started or ends with a
 * code that is not in `codes`.
 */
export async function measure(
  command: readonly string[],
  cwd: string,
  { runs, codes }: { readonly runs: number; readonly codes: readonly number[] },
): Promise<Run> {
  const all: Run[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const once = await measureOnce(command, cwd, codes);
    if (run > 0 || runs === 0) all.push(once);
  }
  const byTime = all.toSorted((left, right) => left.ms - right.ms);
  const middle = byTime[Math.floor(byTime.length / 2)];
  if (middle === undefined) throw new Error('at least one run is counted');
  const peaks = all.flatMap((run) => run.peakMb ?? []);
  return { ms: middle.ms, peakMb: peaks.length === 0 ? null : Math.max(...peaks) };
}

/** Runs a command once, its output thrown away. */
function measureOnce(command: readonly string[], cwd: string, codes: readonly number[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const [program = '', ...args] = command;
    const started = performance.now();
    const child = spawn(program, args, { cwd, stdio: 'ignore' });
    let peakMb: number | null = null;
    const watch = setInterval(() => {
      peakMb = Math.max(peakMb ?? 0, peakOf(child.pid) ?? 0) || peakMb;
    }, 5);
    child.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (code) => {
      clearInterval(watch);
      const ms = performance.now() - started;
      if (code !== null && codes.includes(code)) resolve({ ms, peakMb });
      else reject(new Error(`${command.join(' ')} ended with ${code}`));
    });
  });
}

/** VmHWM of /proc: the kernel's own high-water mark. */
function peakOf(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
