import type { SampleGround } from "./ground.ts";

export async function fillRequests(_ground: SampleGround): Promise<void> {}
