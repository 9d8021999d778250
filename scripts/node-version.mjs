// Read by whatever Node is installed, so only syntax of Node 12 here and in the files that start with it.

/** The sentences to print when `version` (as process.versions.node) is too old, else null. */
export function nodeTooOld(version) {
  const parts = version.split(".").map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 20)) return null;
  return (
    "需要 Node.js 20.20 或更新版本，本机是 " +
    version +
    "。请从 https://nodejs.org 安装后再执行。\n" +
    "Node.js 20.20 or later is needed, this is " +
    version +
    ". Install it from https://nodejs.org and run this again."
  );
}
