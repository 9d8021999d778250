/** The start of the window of so many minutes that counts tries at this instant. */
export function windowOf(now: Date, minutes: number): Date {
  const length = minutes * 60_000;
  return new Date(Math.floor(now.getTime() / length) * length);
}
