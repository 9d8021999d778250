import type { SampleGround } from "./ground.ts";

export async function fillExchange(_ground: SampleGround): Promise<void> {}
