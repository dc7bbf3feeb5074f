/** A refusal, in the words of the server (RFC 9457). */
export class Refused extends Error {
  constructor(readonly status: number, detail: string) {
    super(detail);
  }
}

/** One track on the server: captions of a language, or the chapters. It remembers what it has read, so that nobody's work is overwritten unseen. */
export class Store {
  private etag: string | null = null;

  /** @param track below the address of the resource */
  constructor(private readonly resource: string, private readonly track: string) {}

  /** Empty where there is no track yet. */
  async load(): Promise<string> {
    const answer = await fetch(this.address, { headers: { Accept: 'text/vtt' }, cache: 'no-store' });
    if (answer.status === 404) {
      this.etag = null;
      return '';
    }
    if (!answer.ok) throw await refused(answer);
    this.etag = plain(answer.headers.get('ETag'));
    return answer.text();
  }

  async save(track: string, overwrite: boolean): Promise<void> {
    const seen: Record<string, string> = overwrite ? { 'If-Match': '*' } : this.etag ? { 'If-Match': this.etag } : { 'If-None-Match': '*' };
    const put = (conditions: Record<string, string>) => fetch(this.address, { method: 'PUT', headers: { ...conditions, 'Content-Type': 'text/vtt' }, body: track });
    let answer = await put(seen);
    // Somebody has deleted it: there is nothing to overwrite, and nobody's work is lost.
    if (overwrite && answer.status === 412) answer = await put({ 'If-None-Match': '*' });
    if (!answer.ok) throw await refused(answer);
    this.etag = plain(answer.headers.get('ETag'));
  }

  private get address(): string {
    return `/api/resources/${this.resource}/${this.track}`;
  }
}

/** Compressed on its way, a body gets a weak tag from some proxies; ours is strong. */
const plain = (etag: string | null) => etag?.replace(/^W\//, '') ?? null;

async function refused(answer: Response): Promise<Refused> {
  const { detail, title } = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string };
  return new Refused(answer.status, detail ?? title ?? String(answer.status));
}
