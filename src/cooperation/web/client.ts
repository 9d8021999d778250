import { client } from "../../web/frame/api.ts";
import { uploader } from "../../web/kit/upload.ts";
import type { CooperationContract } from "../contract.ts";

export const api = client<CooperationContract>();
export const upload = uploader<CooperationContract>();
