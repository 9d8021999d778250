import { randomUUID } from "node:crypto";
import type { Role } from "../../../kernel/access.ts";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Resource } from "../catalogue/resource/content.ts";
import { listResources } from "../catalogue/resource/store-published.ts";
import type { SampleGround } from "../store/demonstration/ground.ts";
import type { Asked } from "./fields.ts";
import { draftRequest, requests } from "./store.ts";
import { SAMPLES, type SampleRequest, type Side } from "./story-samples.ts";

const ROLES: Readonly<Record<Side, Role>> = {
  asks: "liaison",
  "asks-head": "unit-head",
  gives: "liaison",
  "gives-head": "unit-head",
  officer: "data-officer",
};

const HOUR_MS = 3_600_000;

/** Requests of sample units in every state; those of the housing-fund centres open what a withdrawal asks for. */
export async function fillRequests({ desk, asOf, units, actingFor }: SampleGround): Promise<void> {
  const resources = new Map((await listResources(desk)).map((each) => [each.code, each]));
  if (resources.size === 0) return;
  const nameOf = new Map([...units.values()].map(({ id, name }) => [id, name]));
  const workingDayBefore = (count: number): Day => {
    let day = asOf;
    for (let left = count; left > 0 || !desk.isWorkingDay(day);) {
      day = addDays(day, -1);
      if (desk.isWorkingDay(day)) left -= 1;
    }
    return day;
  };
  const instant = (before: number, turn: number): Date =>
    new Date(Date.parse(`${workingDayBefore(before)}T01:00:00Z`) + turn * HOUR_MS);
  for (const sample of SAMPLES) {
    const resource = resources.get(sample.code);
    const provider = resource && nameOf.get(resource.providerId);
    if (!resource || provider === undefined) throw new Error(`no sample resource ${sample.code}`);
    const asked = askedOf(resource, sample, asOf);
    const by = (side: Side) => {
      const name =
        side === "officer"
          ? `${provider.slice(0, provider.indexOf("市") + 1)}示例数据局`
          : side.startsWith("asks")
            ? sample.requester
            : provider;
      return actingFor(name, ROLES[side]);
    };
    const begun = await draftRequest(
      desk,
      { key: randomUUID(), resourceId: resource.id, asked },
      by("asks"),
      { at: instant(sample.draftedBefore, 0) },
    );
    let { version } = begun;
    for (const [turn, [before, side, act]] of sample.turns(asked).entries()) {
      const done = { version, key: randomUUID(), act };
      await requests.act(desk, begun.id, done, by(side), { at: instant(before, turn % 8) });
      version += 1;
    }
  }
}

function askedOf({ items, conditions, modes }: Resource, { business }: SampleRequest, asOf: Day): Asked {
  const { scenario, basis, word } = business;
  const fitting = conditions.uses.filter((use) => use.includes(word));
  return {
    basis,
    scenario,
    scope: "【示例】本单位业务经办窗口和审核人员",
    purposes: fitting.length > 0 ? fitting : [conditions.uses[0] ?? "【示例】办理本单位业务"],
    mode: modes[0] ?? "api",
    until: addDays(asOf, 330),
    items: items.map(({ name }) => name),
    rows: [],
    callsPerDay: 1_000,
    rowsPerCall: 10,
  };
}
