import type { SampleGround } from "./ground.ts";

export async function fillStandards(_ground: SampleGround): Promise<void> {}
