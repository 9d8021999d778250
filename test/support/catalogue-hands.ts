import { randomUUID } from "node:crypto";
import {
  assessResource,
  beginResource,
  resources,
} from "../../src/systems/shared-data/catalogue/resource/store.ts";
import type { Caller } from "../../src/platform/slice.ts";
import type { ResourceAsked } from "../../src/systems/shared-data/catalogue/resource/kind.ts";
import type { ResourceContent } from "../../src/systems/shared-data/catalogue/resource/content.ts";
import { wholeContent } from "./catalogue.ts";
import type { ServicesGround } from "./services.ts";

const cityOf = (unit: string): string => unit.slice(0, unit.indexOf("市") + 1);

/** People of units who catalogue, and what they do with a resource. */
export function catalogueHands(ground: ServicesGround) {
  const desk = ground.sharedData;
  const liaison = (unit: string): Caller => ground.of(unit, "liaison");
  const head = (unit: string): Caller => ground.of(unit, "unit-head");
  const officer = (city = "包头市"): Caller => ground.of(`${city}测试数据局`, "data-officer");

  /** Acts on whatever version it has now. */
  async function act(id: string, asked: ResourceAsked, caller: Caller) {
    const { version } = await resources
      .open(desk, id, officer("包头市"))
      .catch(() => resources.open(desk, id, officer("鄂尔多斯市")));
    await resources.act(desk, id, { version, key: randomUUID(), act: asked }, caller);
    return resources.open(desk, id, caller);
  }

  async function assess(id: string, unit: string): Promise<void> {
    for (const kind of ["secrecy", "personal-information"] as const) {
      const { version } = await resources.open(desk, id, liaison(unit));
      const file = { name: `${kind}.txt`, bytes: new TextEncoder().encode(`评估结论 ${kind}`) };
      const asked = { kind, on: "2026-11-20", conclusion: "可以共享", passed: true, confirmInternal: false };
      await assessResource(desk, id, { version, key: randomUUID(), ...asked }, file, liaison(unit));
    }
  }

  /** A draft of a unit that is assessed, approved and submitted. */
  async function submitted(unit: string, given: Partial<ResourceContent>): Promise<string> {
    const content = wholeContent({ ...given, providerId: ground.unit(unit).id });
    const { id } = await beginResource(desk, { key: randomUUID(), content }, liaison(unit));
    await assess(id, unit);
    await act(id, { type: "approve" }, head(unit));
    await act(id, { type: "submit" }, liaison(unit));
    return id;
  }

  async function publish(unit: string, given: Partial<ResourceContent>): Promise<string> {
    const id = await submitted(unit, given);
    await act(id, { type: "publish", basisRank: null }, officer(cityOf(unit)));
    return id;
  }
  return { liaison, head, officer, act, assess, submitted, publish };
}

export type CatalogueHands = ReturnType<typeof catalogueHands>;
