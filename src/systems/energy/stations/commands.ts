import { AS_JSON, type Command } from "../../../platform/command.ts";

/** Where trucks charge or fill up. */
export const commands: readonly Command[] = [
  {
    words: ["energy", "stations"],
    arguments: [{ name: { zh: "走廊.json", en: "CORRIDOR.json" }, takes: "one" }],
    flags: [AS_JSON],
    does: {
      zh: "货运走廊上的补能站建在哪里：花费最少、全部服务，或在站数之内服务最多的车；去和回按最短路，证明为最优才这样说",
      en: "where stations of a corridor stand: least cost serving all, or most trucks within a number; there and back on the shortest way, called proven only where it is",
    },
    examples: [
      {
        line: "energy stations 走廊.json --json",
        does: { zh: "站点、花费和车数", en: "stations, cost and trucks" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-place.ts")).stations,
  },
];
