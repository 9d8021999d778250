import type { SampleGround } from "./demonstration.ts";

/** Sample data of its area: every text begins with 【示例】, every unit is fictional. */
export async function fillWorkPoints(_ground: SampleGround): Promise<void> {}
