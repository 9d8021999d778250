import { generateSecret, generateURI, verify } from "otplib";

// Codes of authenticator applications: RFC 6238 with SHA-1, six digits, 30 seconds, which every application reads.

/** A new secret: 160 bits in base32, as RFC 4226 4 advises. */
export const newCodeSecret = (): string => generateSecret();

/** What an application reads from a picture. */
export const codeAddress = (secret: string, issuer: string, label: string): string =>
  generateURI({ issuer, label, secret });

/** A clock may be one step off, before or after. */
const TOLERANCE_SECONDS = 30;

/**
 * The step that a code stands for, where it is one of this moment and later than `after`: a code that was used, or an older
 * one, is worth nothing (RFC 6238, 5.2). Null otherwise.
 */
export async function stepOfCode(
  secret: string,
  code: string,
  after: number,
  now: Date,
): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const found = await verify({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: TOLERANCE_SECONDS,
    ...(after > 0 ? { afterTimeStep: after } : {}),
  });
  return found.valid && "timeStep" in found ? found.timeStep : null;
}
