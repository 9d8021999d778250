let known: Promise<ReadonlySet<string>> | undefined;

async function read(): Promise<ReadonlySet<string>> {
  // Half a megabyte unpacked: read when somebody first chooses a password.
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}

/** Whether a password is among the 49,000 most common of published breaches, whatever its case (ASVS 5.0.0, 6.2.4 and 6.2.12). */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= read();
  return (await known).has(password.toLowerCase());
}
