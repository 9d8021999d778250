import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { commands } from "./commands.ts";

const PUBLISHED = fileURLToPath(
  new URL("../../../../../shared/data/energy/pypsa-model-energy", import.meta.url),
);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "energy-network-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
const written = (files: Readonly<Record<string, string>>): string => {
  const path = join(folder, `n${number++}`);
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, `${name}.csv`), text);
  return path;
};
const solved = async (path: string) => {
  const { out, err } = await runCommand(commands, ["energy", "solve", path, "--json"]);
  type Printed = { status: string; objective: number; capacities: Record<string, number> };
  return { err, ...(JSON.parse(out) as Printed) };
};
const refused = async (files: Readonly<Record<string, string>>): Promise<string> => {
  try {
    await runCommand(commands, ["energy", "solve", written(files)]);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("it was taken");
};

/** Sun in the first of two hours, a load of 10 in both: what charges 10 ÷ 0.9 ÷ 0.8 by day dispatches 10 by night. */
const DAY: Readonly<Record<string, string>> = {
  snapshots: ",snapshot,objective,stores,generators\n0,a,100,1,1\n1,b,100,1,1\n",
  buses: "name,carrier\nsite,AC\n",
  generators:
    "name,bus,p_nom_extendable,capital_cost,marginal_cost\nsun,site,True,1000,0\noil,site,True,1000,1000\n",
  "generators-p_max_pu": ",sun\n0,0.5\n1,0\n",
  loads: "name,bus,p_set\nmill,site,10\n",
  storage_units:
    "name,bus,p_nom_extendable,capital_cost,max_hours,efficiency_store,efficiency_dispatch,cyclic_state_of_charge\nbattery,site,True,10,2,0.9,0.8,True\n",
};

it("（十六） a network costs what it comes to by hand: sun for two hours, stored with both losses", async () => {
  const charge = 10 / 0.9 / 0.8;
  const { status, objective, capacities } = await solved(written(DAY));
  expect(status).toBe("optimal");
  expect(capacities["sun"]).toBeCloseTo((10 + charge) / 0.5, 6);
  expect(capacities["battery"]).toBeCloseTo(charge, 6);
  expect(capacities["oil"]).toBeCloseTo(0, 6);
  expect(objective).toBeCloseTo(1000 * ((10 + charge) / 0.5) + 10 * charge, 4);
});

it("（十六） a link turns one carrier into another, a store that ends as it began gives nothing away, and marginal costs count by hours", async () => {
  const { objective, capacities } = await solved(
    written({
      snapshots: ",snapshot,objective,stores,generators\n0,a,3,3,3\n1,b,3,3,3\n",
      buses: "name\nelectricity\nhydrogen\n",
      generators: "name,bus,p_nom,marginal_cost\ngrid,electricity,100,0\n",
      "generators-marginal_cost": ",grid\n0,2\n1,8\n",
      links:
        "name,bus0,bus1,efficiency,p_nom_extendable,capital_cost\nelectrolysis,electricity,hydrogen,0.5,True,1\n",
      stores: "name,bus,e_nom_extendable,e_cyclic,capital_cost\ntank,hydrogen,True,True,1\n",
      loads: "name,bus\nuser,hydrogen\n",
      "loads-p_set": ",user\n0,10\n1,10\n",
    }),
  );
  // All 20 of hydrogen from the cheap snapshot: 40 of electricity for 3 hours at 2; 10 for 3 hours in the tank.
  expect(objective).toBeCloseTo(40 * 3 * 2 + 40 + 30, 6);
  expect(capacities).toMatchObject({ grid: 100 });
  expect(capacities["electrolysis"]).toBeCloseTo(40, 6);
  expect(capacities["tank"]).toBeCloseTo(30, 6);
});

it("（十六） PyPSA's model-energy with a fossil backup costs what PyPSA publishes", async ({ skip }) => {
  skip(!existsSync(PUBLISHED), "PyPSA's network is not beside the repository");
  const path = join(folder, "model-energy");
  cpSync(PUBLISHED, path, { recursive: true });
  const generators = readFileSync(join(PUBLISHED, "generators.csv"), "utf8").trimEnd();
  rmSync(join(path, "generators.csv"), { force: true });
  writeFileSync(
    join(path, "generators.csv"),
    `${generators}\nfossil backup,electricity,PQ,,0.0,True,fossil backup,150,46000\n`,
  );
  const { status, objective, capacities } = await solved(path);
  expect(status).toBe("optimal");
  expect(Math.abs(objective / 5_845_665_755.1 - 1)).toBeLessThan(1e-9);
  for (const [name, size] of [
    ["wind", 21467.3],
    ["solar", 22071.0],
    ["battery storage", 9305.5],
    ["fossil backup", 6271.2],
  ] as const)
    expect(Math.abs((capacities[name] ?? 0) - size)).toBeLessThan(0.06);
}, 120_000);

it("（十六） where nothing is possible the status says so, and what contradicts what stands on stderr", async () => {
  const found = await solved(
    written({
      ...DAY,
      generators: "name,bus,p_nom\nsun,site,5\n",
      "generators-p_max_pu": ",sun\n0,1\n1,0\n",
    }),
  );
  expect([found.status, found.objective]).toEqual(["infeasible", null]);
  expect(found.err).toContain("母线“site”的供需平衡、");
  expect(found.err).toContain("the balance of bus “site”");
  expect(found.err).toContain("capacity and output of “sun”");
  expect(found.err).toContain("what “battery” stores");
  // A load that nothing could ever serve.
  const lone = await solved(
    written({ snapshots: DAY["snapshots"] ?? "", buses: DAY["buses"] ?? "", loads: DAY["loads"] ?? "" }),
  );
  expect([lone.status, lone.objective]).toEqual(["infeasible", null]);
  expect(lone.err).toContain("the balance of bus “site”");
  const paid = (DAY["generators"] ?? "").replace("1000,1000", "-1,0");
  const endless = await solved(written({ ...DAY, generators: paid }));
  expect([endless.status, endless.objective, endless.capacities["oil"]]).toEqual(["unbounded", null, null]);
  expect(endless.err).toContain("no end below");
});

const sun = (t: number): number => Math.max(0, Math.round(1_000 * Math.sin((t / 4) * Math.PI)) / 1_000);
const wind = (t: number): number => Math.round(500 * (1 + Math.sin(t / 17) * Math.cos(t / 5))) / 1_000;

it("（十六） of 2,920 snapshots that nothing can serve it is told which parts contradict each other, and no others", async () => {
  const hours = Array.from({ length: 2_920 }, (_, t) => t);
  const files = {
    snapshots: `,snapshot,objective,stores,generators\n${hours.map((t) => `${t},h${t},3,3,3\n`).join("")}`,
    buses: "name\nelectricity\nhydrogen\n",
    generators:
      "name,bus,p_nom_extendable,p_nom_max,capital_cost\nsolar,electricity,True,40,40\nwind,electricity,True,30,90\n",
    "generators-p_max_pu": `,solar,wind\n${hours.map((t) => `${t},${sun(t)},${wind(t)}\n`).join("")}`,
    links:
      "name,bus0,bus1,efficiency,p_nom_extendable,capital_cost\nelectrolysis,electricity,hydrogen,0.6,True,30\nturbine,hydrogen,electricity,0.5,True,50\n",
    stores: "name,bus,e_nom_extendable,e_cyclic,capital_cost\ncavern,hydrogen,True,True,1\n",
    loads: "name,bus,p_set\ntown,electricity,100\n",
  };
  const { status, err } = await solved(written(files));
  expect(status).toBe("infeasible");
  for (const part of ["bus “electricity”", "what “cavern” stores", "output of “solar”", "output of “wind”"])
    expect(err).toContain(part);
  expect(err).toContain("relax one of them");
  expect(err).not.toMatch(/electrolysis|turbine/);
}, 120_000);

it("（十六） what is not honoured is refused by its name, and every fault at its place", async () => {
  expect(await refused({ ...DAY, lines: "name,bus0,bus1\n" })).toContain("lines.csv is not honoured");
  expect(await refused({ ...DAY, "loads-q_set": ",mill\n0,1\n1,1\n" })).toContain("loads-q_set.csv");
  const committable = "name,bus,p_nom,committable\noil,site,5,True\n";
  expect(await refused({ ...DAY, generators: committable })).toContain("“committable” of generators.csv");
  expect(await refused({ ...DAY, loads: "name,bus,p_set\nmill,nowhere,10\n" })).toContain("“nowhere”");
  expect(await refused({ ...DAY, loads: "name,bus,p_set\nmill,site,ten\n" })).toContain(
    "loads.csv line 2 p_set: “ten” is no number",
  );
  expect(await refused({ ...DAY, "generators-p_max_pu": ",sun\n0,0.5\n" })).toContain("has 1 rows");
  expect(await refused({ ...DAY, "generators-p_max_pu": ",moon\n0,1\n1,1\n" })).toContain("“moon”");
  const turned = { "generators-p_max_pu": ",sun\n1,0\n0,0.5\n" };
  expect(await refused({ ...DAY, ...turned })).toContain("line 2 is of snapshot “1”");
  const twice = { "generators-p_max_pu": ",sun,sun\n0,0.5,1\n1,0,1\n" };
  expect(await refused({ ...DAY, ...twice })).toContain("“sun” stands in generators-p_max_pu.csv twice");
  expect(await refused({ ...DAY, loads: "name,bus,p_set\nmill,site,1,000\n" })).toContain("1 cells more");
  const ofLoad = async (cell: string) => refused({ ...DAY, loads: `name,bus,p_set\nmill,site,${cell}\n` });
  expect(await ofLoad("inf")).toContain("“inf” is no number");
  expect(await ofLoad("1e400")).toContain("too large to mean anything");
  expect(await ofLoad("0x10")).toContain("“0x10” is no number");
  expect(await refused({ ...DAY, loads: 'name,bus,p_set\nmill,"site,10\n' })).toContain("not closed");
  const upper = written(DAY);
  writeFileSync(join(upper, "LINES.CSV"), "name,bus0,bus1\n");
  await expect(runCommand(commands, ["energy", "solve", upper])).rejects.toMatchObject({
    failure: { sentence: { en: expect.stringContaining("LINES.csv is not honoured") as string } },
  });
  const sizes = "name,bus,p_nom,p_nom_min,p_nom_max\noil,site";
  expect(await refused({ ...DAY, generators: `${sizes},-5,0,9\n` })).toContain("p_nom: it is -5");
  expect(await refused({ ...DAY, generators: `${sizes},5,9,3\n` })).toContain("p_nom_min is above p_nom_max");
  const lossy = (DAY["storage_units"] ?? "").replace("0.9,0.8", "0.9,0");
  expect(await refused({ ...DAY, storage_units: lossy })).toContain("efficiency_dispatch: it is 0");
  const weights = (DAY["snapshots"] ?? "").replace("b,100", "b,-100");
  expect(await refused({ ...DAY, snapshots: weights })).toContain("line 3 objective: the weighting -100");
  expect(await refused({ buses: DAY["buses"] ?? "" })).toContain("snapshots.csv");
  await expect(runCommand(commands, ["energy", "solve", join(folder, "none")])).rejects.toMatchObject({
    failure: { sentence: { en: expect.stringContaining("no such folder") as string } },
  });
});
