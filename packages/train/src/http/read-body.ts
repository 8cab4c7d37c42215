/** What came as the body: its bytes, or why there are none. */
export type Body = Uint8Array | 'too-large' | 'broken-off';

/** Reads a body of at most so many bytes, whatever its header says of its size; the rest of a larger one is not read. */
export async function readBody(request: Request, mostBytes: number): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return 'too-large';
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // What is cancelled takes the connection with it, and with that the answer.
    for await (const chunk of request.body?.values({ preventCancel: true }) ?? []) {
      size += chunk.byteLength;
      if (size > mostBytes) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'broken-off';
  }
  return Buffer.concat(chunks);
}
