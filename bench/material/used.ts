import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Used = { readonly cpuS: number; readonly memoryMb: number };

/** What a Node process of its own uses until it ends: CPU time of all its threads, and the most memory it held; what it prints goes to `printed.json`. */
export function used(folder: string, args: readonly string[]): Used {
  const [note, output] = [join(folder, "used.json"), openSync(join(folder, "printed.json"), "w")];
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
    stdio: ["ignore", output, "pipe"],
  });
  closeSync(output);
  if (ended.status !== 0) throw new Error(String(ended.stderr));
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    readFileSync(note, "utf8"),
  ) as NodeJS.ResourceUsage;
  return { cpuS: (userCPUTime + systemCPUTime) / 1_000_000, memoryMb: maxRSS / 1024 };
}
