import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Config } from "./config.ts";
import { findBinaries } from "./database/binaries.ts";
import { examineDatabase, type Finding } from "./database/examine.ts";
import { findOffice } from "./documents/office.ts";

const good = (id: string, found: string): Finding => ({ id, state: "good", found, remedy: null });
const lacking = (
  id: string,
  state: "missing" | "optional",
  found: string,
  zh: string,
  en: string,
): Finding => ({
  id,
  state,
  found,
  remedy: { zh, en },
});

const MIB = 1024 * 1024;
const ENOUGH_DISK_MIB = 1024;

const findProgram = (...names: readonly string[]): string | undefined =>
  names
    .flatMap((name) => (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, name)))
    .find((path) => existsSync(path));

const succeeds = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore" }).status === 0;

function examineNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 20)
    ? good("node", process.versions.node)
    : lacking(
        "node",
        "missing",
        process.versions.node,
        "请安装 Node.js 20.20 或更新版本。",
        "Install Node.js 20.20 or later.",
      );
}

function examineEngine({ root, databaseUrl }: Config): Finding[] {
  if (databaseUrl !== null) return [];
  const binaries = findBinaries(root);
  const findings = [
    binaries.ok
      ? good("engine", binaries.value)
      : { id: "engine", state: "missing" as const, found: "", remedy: binaries.failure.sentence },
  ];
  if (process.platform !== "linux") return findings;
  if (process.getuid?.() === 0)
    findings.push(
      succeeds("unshare", "--user", "--map-user=1", "--map-group=1", "true")
        ? good("user-namespaces", "unshare --user")
        : lacking(
            "user-namespaces",
            "optional",
            "",
            "本机不允许 root 使用用户命名空间，数据库将以用户 daemon 运行。",
            "This machine refuses user namespaces to root; the database runs as the user daemon instead.",
          ),
    );
  findings.push(
    succeeds("setpriv", "--pdeathsig", "INT", "true")
      ? good("setpriv", "setpriv --pdeathsig")
      : lacking(
          "setpriv",
          "optional",
          "",
          "缺少 setpriv（软件包 util-linux）：程序被强行终止时数据库会继续运行，直到下次启动接管。",
          "setpriv (package util-linux) is missing: when the application is killed its database runs on until the next start takes it over.",
        ),
  );
  return findings;
}

async function examineFolder({ dataFolder }: Config): Promise<Finding[]> {
  try {
    mkdirSync(dataFolder, { recursive: true });
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return [
      lacking(
        "data-folder",
        "missing",
        `${dataFolder} (${(error as NodeJS.ErrnoException).code})`,
        "请把数据文件夹交给当前用户，或用 JIZIWAN_DATA 指定另一个文件夹。",
        "Give the data folder to this user, or set JIZIWAN_DATA to another.",
      ),
    ];
  }
  const { bavail, bsize } = await statfs(dataFolder);
  const freeMib = Math.floor((bavail * bsize) / MIB);
  return [
    good("data-folder", dataFolder),
    freeMib >= ENOUGH_DISK_MIB
      ? good("disk", `${freeMib} MiB`)
      : lacking(
          "disk",
          "missing",
          `${freeMib} MiB`,
          `数据文件夹所在磁盘请至少留出 ${ENOUGH_DISK_MIB} MiB。`,
          `Leave at least ${ENOUGH_DISK_MIB} MiB free on the disk of the data folder.`,
        ),
  ];
}

async function examinePrograms(): Promise<Finding[]> {
  const office = await findOffice();
  const chromium = findProgram("chromium", "chromium-browser", "google-chrome");
  const fonts = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" }).stdout?.trim();
  return [
    office
      ? good("libreoffice", office)
      : lacking(
          "libreoffice",
          "optional",
          "",
          "没有 LibreOffice：读不了 .doc、.wps、.xls、.et。可执行 apt-get install libreoffice-writer-nogui libreoffice-calc-nogui。",
          "Without LibreOffice .doc, .wps, .xls and .et cannot be read: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui.",
        ),
    chromium
      ? good("chromium", chromium)
      : lacking(
          "chromium",
          "optional",
          "",
          "没有 Chromium：只影响浏览器测试。可执行 apt-get install chromium。",
          "Without Chromium only the browser tests are missed: apt-get install chromium.",
        ),
    fonts
      ? good("chinese-fonts", fonts.split("\n")[0] ?? "")
      : lacking(
          "chinese-fonts",
          "optional",
          "",
          "没有中文字体：本机截图和转换出的文件会缺字。可执行 apt-get install fonts-noto-cjk。",
          "Without a Chinese font screenshots and converted files made here lack characters: apt-get install fonts-noto-cjk.",
        ),
  ];
}

/** Everything the machine and the database server should have, in the order one would mend it. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  return [
    examineNode(),
    ...examineEngine(config),
    ...(await examineFolder(config)),
    ...(await examineDatabase(config)),
    ...(await examinePrograms()),
  ];
}
