import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Used = { readonly cpuS: number; readonly memoryMb: number };

/** What a Node process of its own uses until it ends: CPU time of all its threads, and the most memory it held; what it prints goes to `printed.json`. */
export function used(folder: string, args: readonly string[]): Used {
  const [note, output] = [join(folder, "used.json"), openSync(join(folder, "printed.json"), "w")];
  // A million readings may have more findings than a pipe to us holds.
  const [said, findings] = [join(folder, "said.txt"), openSync(join(folder, "said.txt"), "w")];
  // What a process of Linux held itself: its maxRSS begins at that of the one that started it.
  const tell = `
    import { readFileSync, writeFileSync } from "node:fs";
    const peak = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
    process.on("exit", () => {
      const used = process.resourceUsage();
      const maxRSS = process.platform === "linux" ? peak() : used.maxRSS;
      writeFileSync(${JSON.stringify(note)}, JSON.stringify({ ...used, maxRSS }));
    });`;
  const told = `data:text/javascript,${encodeURIComponent(tell)}`;
  const ended = spawnSync(process.execPath, ["--import", told, ...args], {
    stdio: ["ignore", output, findings],
  });
  closeSync(output);
  closeSync(findings);
  if (ended.status !== 0) throw new Error(readFileSync(said, "utf8").slice(-2_000));
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    readFileSync(note, "utf8"),
  ) as NodeJS.ResourceUsage;
  return { cpuS: (userCPUTime + systemCPUTime) / 1_000_000, memoryMb: maxRSS / 1024 };
}
