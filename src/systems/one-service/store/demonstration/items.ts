import type { SampleGround } from "./ground.ts";

export async function fillItems(_ground: SampleGround): Promise<void> {}
