import { client } from "../../../web/frame/api.ts";
import { uploader } from "../../../web/kit/upload.ts";
import type { SharedDataContract } from "../contract.ts";

export const api = client<SharedDataContract>();
export const upload = uploader<SharedDataContract>();
