import { client } from "../../web/frame/api.ts";
import type { SupervisionContract } from "../contract.ts";

export const api = client<SupervisionContract>();
