import { client } from "../../../../src/web/frame/api.ts";
import type { LostFoundContract } from "../contract.ts";

export const api = client<LostFoundContract>();
