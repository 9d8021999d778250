import { addDays } from "../../kernel/calendar.ts";
import { CITIES } from "../../kernel/region.ts";
import { derivedKey } from "../../platform/records/derived-key.ts";
import type { SampleGround } from "../store/demonstration/ground.ts";
import type { RotationAsked } from "./kind.ts";
import { actOnRotation } from "./store.ts";

/** Sample data of the rotation: an order, a stand-in and an exchange, invented and labelled. */
export async function fillRotation({ desk, asOf, office }: SampleGround): Promise<void> {
  const [first = "", own = "", , fourth = ""] = CITIES.map(({ code }) => code);
  const acts: readonly RotationAsked[] = [
    {
      type: "set-order",
      order: CITIES.map(({ code }) => code),
      edition: 9,
      first: own,
      source: "【示例】第八届联席会议议定的轮值顺序（虚构）",
    },
    { type: "substitute", edition: 10, host: fourth, reason: "【示例】会场改造期间由兄弟市代办" },
    { type: "swap", cities: [fourth, first], from: 11, reason: "【示例】与重大活动时间错开" },
  ];
  for (const [index, act] of acts.entries()) {
    const key = derivedKey("demonstration", "rotation", String(index));
    const at = new Date(`${addDays(asOf, -90 + index * 20)}T01:00:00Z`);
    await actOnRotation(desk, { version: index === 0 ? null : index, key, act }, office, at);
  }
}
