import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { FailureError } from "../../kernel/error.ts";

/** uid 1 is `daemon` everywhere: initdb wants a name for the user it runs as. */
const DAEMON = 1;
const NAMESPACE = ["unshare", "--user", `--map-user=${DAEMON}`, `--map-group=${DAEMON}`];

/** Whether a command can be run and succeeds. */
export const works = (command: readonly string[]): boolean =>
  spawnSync(command[0] ?? "", command.slice(1), { stdio: "ignore" }).status === 0;

const as = (uid: number, gid: number): readonly string[] => [
  "setpriv",
  `--reuid=${uid}`,
  `--regid=${gid}`,
  "--clear-groups",
];

/**
 * What to put before a command of PostgreSQL, which refuses to be root: nothing for an ordinary user; for root a
 * user namespace, which makes root someone else without giving its files away, or where those are refused another
 * user who can enter both folders; data made by another user is served as that user.
 * Throws FailureError `root` when there is no way.
 */
export function unrooted(dataFolder: string, bin: string): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  const existing = statSync(join(dataFolder, "pg"), { throwIfNoEntry: false });
  if (existing && existing.uid !== 0) return as(existing.uid, existing.gid);
  if (works([...NAMESPACE, "true"])) return NAMESPACE;
  const daemon = as(DAEMON, DAEMON);
  const mayEnter = works([...daemon, "test", "-x", join(bin, "postgres"), "-a", "-x", dataFolder]);
  if (!existing && mayEnter) return daemon;
  throw new FailureError({
    code: "root",
    sentence: {
      zh: "本机不允许 root 使用用户命名空间，其他用户又进不了本文件夹，数据库无法启动。请改用普通用户运行，或设置 DATABASE_URL。",
      en: "This machine refuses user namespaces to root and other users cannot enter this folder, so the database cannot start. Run as an ordinary user, or set DATABASE_URL.",
    },
  });
}
