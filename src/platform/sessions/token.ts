import { createHash, randomBytes } from "node:crypto";

/** 256 bits of chance, as text for a cookie. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What the server keeps of a token. The token is random, so a plain digest cannot be guessed back. */
export const tokenDigest = (token: string): Buffer => createHash("sha256").update(token).digest();
