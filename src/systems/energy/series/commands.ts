import { AS_JSON, type Command } from "../../../platform/command.ts";

/** What weather makes a turbine and modules yield. */
export const commands: readonly Command[] = [
  {
    words: ["energy", "series"],
    arguments: [{ name: { zh: "气象文件", en: "FILE" }, takes: "one" }],
    flags: [
      {
        name: "--turbine",
        value: { zh: "曲线.csv", en: "C.csv" },
        does: {
          zh: "风机：speedMps,powerKw，或 speedMps,cp,rotorM,ratedKw",
          en: "a turbine: speedMps,powerKw, or speedMps,cp,rotorM,ratedKw",
        },
      },
      {
        name: "--hub",
        value: { zh: "米", en: "M" },
        does: { zh: "轮毂高度，米", en: "its hub height in metres" },
      },
      {
        name: "--pv",
        value: { zh: "光伏.json", en: "PV.json" },
        does: {
          zh: "光伏：dcKw、tiltDeg、azimuthDeg、lossesPercent、inverterEfficiency、dcAcRatio，没写的取文件头",
          en: "modules: dcKw, tiltDeg, azimuthDeg, lossesPercent, inverterEfficiency, dcAcRatio; the file's head for what is left out",
        },
      },
      AS_JSON,
    ],
    does: {
      zh: "由气象算逐时出力系数和满发小时数；读 EPW、PVWatts 逐时、windpowerlib 气象和普通 CSV",
      en: "hourly factors and full-load hours from weather; reads EPW, hourly PVWatts, windpowerlib weather and plain CSV",
    },
    examples: [
      {
        line: "energy series 气象.csv --turbine 曲线.csv --hub 105 --json",
        does: { zh: "一台风机的逐时出力", en: "a turbine, hour by hour" },
      },
      {
        line: "energy series 气象.epw --pv 光伏.json",
        does: { zh: "光伏的满发小时数", en: "full-load hours of modules" },
      },
    ],
    needsDatabase: false,
    load: async () => (await import("./commands-yield.ts")).series,
  },
];
