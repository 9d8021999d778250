import { client } from "../../../web/frame/api.ts";
import { uploader } from "../../../web/kit/upload.ts";
import type { EnergyContract } from "../contract.ts";

export const api = client<EnergyContract>();
export const upload = uploader<EnergyContract>();
