import { allRecords } from "../records.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { type NextHost, nextHosts, PRINTED_ROTATION, rotationShape } from "../../domain/rotation.ts";

/** Who hosts the next joint conference, by the order of rotation as it stands. */
export async function nextConferenceHost(sql: Sql): Promise<NextHost | null> {
  const records = await allRecords(sql, rotationShape);
  const state = records.find((record) => record.state.series === "joint-conference")?.state;
  return nextHosts(state ?? PRINTED_ROTATION, 1).at(0) ?? null;
}
