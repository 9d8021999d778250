import type { SampleGround } from "./ground.ts";

export async function fillOversight(_ground: SampleGround): Promise<void> {}
