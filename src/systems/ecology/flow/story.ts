import { addDays, type Day } from "../../../kernel/calendar.ts";
import { type SampleDesk, sampleBureaus } from "../bureau/story-ground.ts";
import { bringDaily } from "./store-daily.ts";

const DAYS = 120;

const flow = (at: number): number => 400 + 180 * Math.abs(Math.sin(at / 9)) + ((at * 37) % 13) * 6;

/** A daily record that a water bureau brought: two stations that do not exist, the lower one a day behind. All of it is 示例. */
export async function tellFlow(desk: SampleDesk, asOf: Day): Promise<void> {
  const { actingFor } = await sampleBureaus(desk, asOf);
  const first = `${Number(asOf.slice(0, 4)) - 1}-06-01`;
  const rows = Array.from({ length: DAYS }, (_, at) => {
    const day = addDays(first, at);
    return `${day},示例上游站,${flow(at).toFixed(0)},\n${day},示例下游站,${(flow(at - 1) * 0.95).toFixed(0)},`;
  });
  const bytes = Buffer.from(`date,station,flow_m3s,sediment_kg_m3\n${rows.join("\n")}\n`);
  await bringDaily(
    desk,
    { name: "【示例】逐日流量.csv", bytes },
    false,
    actingFor("鄂尔多斯市示例水务局", "liaison"),
  );
}
