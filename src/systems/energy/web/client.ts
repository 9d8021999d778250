import { client } from "../../../web/frame/api.ts";
import type { EnergyContract } from "../contract.ts";

export const api = client<EnergyContract>();
