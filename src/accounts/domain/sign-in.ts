/** How wrong passwords lock an account, and how long a session lives. */
export type SignInPolicy = {
  readonly maxFailures: number;
  readonly lockMinutes: number;
  /** Tries from one address, or for one name, in one window, right ones included. */
  readonly triesPerAddress: number;
  readonly triesPerName: number;
  readonly windowMinutes: number;
  readonly idleMinutes: number;
  readonly lifeHours: number;
};

/** GB/T 22239-2019 8.1.4.1 b) asks for lock-out and idle time-out without numbers; these are common ones. */
export const SIGN_IN_POLICY: SignInPolicy = {
  maxFailures: 5,
  lockMinutes: 15,
  triesPerAddress: 200,
  triesPerName: 15,
  windowMinutes: 5,
  idleMinutes: 30,
  lifeHours: 12,
};

const MINUTE_MS = 60_000;

/** How long somebody has to come for the first time with a one-time password. */
export const ONE_TIME_DAYS = 14;

/** When a one-time password made now ends. */
export const oneTimeEnd = (now: Date): Date => new Date(now.getTime() + ONE_TIME_DAYS * 24 * 60 * MINUTE_MS);

export type Lock = { readonly failures: number; readonly lockedUntil: Date | null };

/** Whether a lock still holds. */
export const isLocked = ({ lockedUntil }: Lock, now: Date): boolean =>
  lockedUntil !== null && lockedUntil.getTime() > now.getTime();

/** The lock after one more wrong password; a lock that ran out starts the count again. */
export function afterFailure(policy: SignInPolicy, lock: Lock, now: Date): Lock {
  const failures = (lock.lockedUntil !== null && !isLocked(lock, now) ? 0 : lock.failures) + 1;
  const lockedUntil =
    failures >= policy.maxFailures ? new Date(now.getTime() + policy.lockMinutes * MINUTE_MS) : null;
  return { failures, lockedUntil };
}

/** The start of the window that counts tries at this instant. */
export function windowStart(policy: SignInPolicy, now: Date): Date {
  const length = policy.windowMinutes * MINUTE_MS;
  return new Date(Math.floor(now.getTime() / length) * length);
}

/** A session used later than `seenAfter` and begun later than `begunAfter` is alive. */
export function sessionBounds(policy: SignInPolicy, now: Date): { seenAfter: Date; begunAfter: Date } {
  return {
    seenAfter: new Date(now.getTime() - policy.idleMinutes * MINUTE_MS),
    begunAfter: new Date(now.getTime() - policy.lifeHours * 60 * MINUTE_MS),
  };
}
