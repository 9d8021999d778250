/** What `inject` sends for one file in a form, as a browser would send it. */
export async function multipart(name: string, bytes: Uint8Array) {
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(bytes)]), name);
  const request = new Request("http://localhost", { method: "POST", body });
  return {
    method: "POST" as const,
    headers: { "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  };
}
