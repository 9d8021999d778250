import { ensureModules, isBundle, refuse } from "./modules.mjs";

/** Installs and builds whatever is missing or stale; a failure is one sentence and the end of the process. */
export async function prepare(options) {
  if (isBundle) return;
  try {
    ensureModules();
    // Its packages are there only now.
    const { ensureBuilt } = await import("./build.mjs");
    await ensureBuilt(options);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (/ENOSPC/.test(said))
      refuse(
        "磁盘已满，无法安装或构建。请腾出空间后重试。",
        "The disk is full: nothing can be installed or built. Free some space and try again.",
      );
    if (/EACCES|EPERM|EROFS/.test(said))
      refuse(
        `当前用户无法读写本文件夹（${said}）。请把文件夹交给当前用户，或复制一份后在副本里运行。`,
        `This user cannot read and write this folder (${said}). Give the folder to this user, or run from a copy.`,
      );
    refuse("构建失败： The build failed:", said.replaceAll(/\n +at .*/g, ""));
  }
}

if (process.argv[1] === import.meta.filename) await prepare();
