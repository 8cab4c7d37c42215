// Loaded before anything else: every clock that a process could ask is off by SHIFT_MS.
const shiftMs = Number(process.env['SHIFT_MS']);
const RealDate = globalThis.Date;
const now = () => RealDate.now() + shiftMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, words) => Reflect.construct(target, words.length === 0 ? [now()] : words),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

const asked = performance.now.bind(performance);
performance.now = () => asked() + shiftMs;
const hrtime = process.hrtime.bigint.bind(process.hrtime);
process.hrtime.bigint = () => hrtime() + BigInt(shiftMs) * 1_000_000n;
