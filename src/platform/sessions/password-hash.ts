import { hash, verify } from "@node-rs/argon2";
import { randomInt } from "node:crypto";

/**
 * Argon2id with 19 MiB, two passes and one lane: the first choice of the OWASP Password Storage Cheat Sheet
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
 * `algorithm` 2 is Argon2id: the library's enum is ambient, which isolated modules cannot read.
 */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A salted hash in PHC form, which carries its parameters. */
export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

/** Stands for the hash of an account that has no password yet, or never needs one: nothing opens it. */
export const NO_PASSWORD = "";

/** Whether the password is the one behind the hash. */
export const verifyPassword = (hashed: string, password: string): Promise<boolean> =>
  hashed === NO_PASSWORD ? verifyNothing(password) : verify(hashed, password);

let decoy: Promise<string> | undefined;

/** Takes as long as a real check, so that an unknown name cannot be told from a wrong password by the clock. */
export async function verifyNothing(password: string): Promise<false> {
  decoy ??= hashPassword("no account has this password");
  await verifyPassword(await decoy, password);
  return false;
}

// Without characters that are mistaken for one another when read out or copied by hand.
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** A password to be changed at first use: four groups of four, 92 bits of chance. */
export function oneTimePassword(): string {
  return [group(), group(), group(), group()].join("-");
}

/** Opens once where a code cannot be had: five groups of four, 116 bits of chance, so that a plain digest of it is enough (ASVS 5.0.0, 6.5.2). */
export function recoveryCode(): string {
  return [group(), group(), group(), group(), group()].join("-");
}
