/** Makes a door through which work goes one after the other, in the order in which it came. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work, work);
    // Whoever comes next waits for the end of it, not for its success.
    last = done.catch(() => undefined);
    return done;
  };
}
