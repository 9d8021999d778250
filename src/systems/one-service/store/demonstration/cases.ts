import type { SampleGround } from "./ground.ts";

export async function fillCases(_ground: SampleGround): Promise<void> {}
