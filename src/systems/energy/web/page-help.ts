import type { PageHelp } from "../../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/energy/projects": {
    zh: "四市的市场化风光项目：哪一类、多大、按实施细则符合不符合、走到哪一步。",
    en: "Market-based projects of wind and sun: which category, how large, whether they keep its rule, how far they are.",
  },
  "/energy/projects/:project": {
    zh: "一个项目：装机和电量，七类细则逐条对照，定容，收益，申报材料，报送、批复、建成。",
    en: "One project: capacities and energies, seven rules article by article, sizing, money, the application, review, approval, building.",
  },
  "/energy/corridors": {
    zh: "矿区—专用线—口岸的货运走廊：哪里补能、服务多少车、花多少。",
    en: "Truck corridors from mine over siding to port: where trucks fill up, how many are served, at what cost.",
  },
  "/energy/corridors/:corridor": {
    zh: "一条走廊：上传站点和车流，计算站点，按吨公里比较车型，把车场负荷交给项目。",
    en: "One corridor: upload sites and flows, compute stations, compare trucks by the tonne-kilometre, hand the depot to a project.",
  },
  "/energy/bases": {
    zh: "四市的装备基地一年能造多少，登记的项目哪一年要多少，够不够。",
    en: "What equipment bases of the four cities make in a year, what registered projects need in which year, and whether it suffices.",
  },
  "/energy/bases/:base": {
    zh: "一个装备基地：造什么、年产能、出处和等级；修改，登记停产。",
    en: "One equipment base: what it makes, how much a year, source and level; revising it, ending it.",
  },
  "/energy/grid": {
    zh: "四市和旗县的电网还能接多少，登记的项目哪一年要接多少，够不够；没有公布的照实说。",
    en: "What the grid of each city and banner still takes, what registered projects ask of it in which year, and whether it suffices; where nothing is published that is said.",
  },
  "/energy/grid/:capacity": {
    zh: "一处电网接入能力：可用网、可上网、从哪天起、出处；确认，修改，作废。",
    en: "One grid capacity: what may be taken and fed in, from which day, by which source; confirming, revising, withdrawing it.",
  },
  "/energy/grid-imports/:import": {
    zh: "一份接入能力表填报之前：核对各行和单位。",
    en: "A sheet of grid capacities before it is entered: check its rows and its unit.",
  },
  "/energy/base-imports/:import": {
    zh: "一份装备基地表登记之前：核对各行。",
    en: "A sheet of equipment bases before it is entered: check its rows.",
  },
};
