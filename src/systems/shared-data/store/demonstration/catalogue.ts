import type { SampleGround } from "./ground.ts";

export async function fillCatalogue(_ground: SampleGround): Promise<void> {}
