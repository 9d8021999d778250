import type { SampleGround } from "./ground.ts";

export async function fillHall(_ground: SampleGround): Promise<void> {}
