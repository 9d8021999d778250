import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { FailureError } from "../../kernel/error.ts";

/** uid 1 is `daemon` everywhere: initdb wants a name for the user it runs as. */
const DAEMON = 1;
const NAMESPACE = ["unshare", "--user", `--map-user=${DAEMON}`, `--map-group=${DAEMON}`];
/** Into folders that only root may enter; the last keeps access(2), which the engine asks, of the same mind. */
const ENTERING = [
  "--inh-caps=+dac_override",
  "--ambient-caps=+dac_override",
  "--securebits=+no_setuid_fixup",
];

/** Whether a command can be run and succeeds. */
export const works = (command: readonly string[]): boolean =>
  spawnSync(command[0] ?? "", command.slice(1), { stdio: "ignore" }).status === 0;

/** Another user, as far as the folders let it, else with root's right to enter them. */
const asUser = (uid: number, gid: number): readonly (readonly string[])[] => {
  const user = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  return [
    ["setpriv", ...user],
    ["setpriv", ...ENTERING, ...user],
  ];
};

/**
 * What to put before a command of PostgreSQL, which refuses to be root: nothing for an ordinary user; for root a
 * user namespace, which makes root someone else without giving its files away, or where those are refused (as in
 * most containers) another user; data made by another user is served as that user.
 * Throws FailureError `root` when there is no way.
 */
export function unrooted(dataFolder: string, bin: string): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  const folder = join(dataFolder, "pg");
  const existing = statSync(folder, { throwIfNoEntry: false });
  const foreign = existing !== undefined && existing.uid !== 0;
  const ways = foreign ? asUser(existing.uid, existing.gid) : [NAMESPACE, ...asUser(DAEMON, DAEMON)];
  const look = ["sh", "-c", 'cd "$0" && "$1" --version', dataFolder, join(bin, "postgres")];
  const way = ways.find((prefix) => works([...prefix, ...look]));
  if (!way)
    throw new FailureError({
      code: "root",
      sentence: {
        zh: "本机不允许 root 以其他用户身份运行数据库（用户命名空间和 setpriv 均被拒绝）。请改用普通用户运行，或设置 DATABASE_URL。",
        en: "This machine does not let root run the database as another user (user namespaces and setpriv are refused). Run as an ordinary user, or set DATABASE_URL.",
      },
    });
  if (existing && !foreign && way !== NAMESPACE) works(["chown", "-R", `${DAEMON}:${DAEMON}`, folder]);
  return way;
}
