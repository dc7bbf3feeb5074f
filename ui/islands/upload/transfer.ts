import { defaultOptions, Upload, type DetailedError } from 'tus-js-client';

/** What happens to one file on its way up. */
export interface Told {
  moved(sent: number, total: number): void;
  waiting(): void;
  arrived(resource: string): void;
  refused(reason: string): void;
}

/** What GET /api/uploads/{id} tells once all bytes are there: what they became, or why they were refused. */
interface Arrival {
  resource?: string;
  problem?: { detail?: string };
  detail?: string;
}

const ENDPOINT = '/api/uploads';
const AT_ONCE = 2;
/** After a dropped line we ask again soon, then ever slower; a browser that is offline waits for its line. */
const RETRIES = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 60_000, 60_000];
/** Answers about the file itself: whoever sends it again begins anew. After all others what was sent is there to be resumed. */
const FINAL = [404, 410, 413, 415, 422];
/** The disk of the server is full, which a minute doesn't change. */
const FULL = 507;

/** Two files at a time: more only share the same line, and the first one is watchable later. */
export class Transfers {
  private readonly waiting: (() => Promise<void>)[] = [];
  private running = 0;

  add(file: File, kind: string, told: Told): { stop(): void } {
    const transfer = new Transfer(file, kind, told);
    this.waiting.push(() => transfer.run());
    this.pump();
    return transfer;
  }

  private pump(): void {
    while (this.running < AT_ONCE && this.waiting.length) {
      this.running++;
      void this.waiting.shift()!().finally(() => {
        this.running--;
        this.pump();
      });
    }
  }
}

class Transfer {
  private upload: Upload | undefined;
  private stopped = false;
  private done: () => void = () => undefined;

  constructor(private readonly file: File, private readonly kind: string, private readonly told: Told) {}

  run(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((done) => {
      this.done = done;
      this.upload = new Upload(this.file, {
        endpoint: ENDPOINT,
        retryDelays: RETRIES,
        removeFingerprintOnSuccess: true,
        // The same file under another kind is another upload, for it is judged anew.
        fingerprint: async (file, options) => `${await defaultOptions.fingerprint(file, options)}-${this.kind}`,
        headers: ours(),
        metadata: { filename: this.file.name, filetype: this.file.type, kind: this.kind },
        onProgress: (sent, total) => this.told.moved(sent, total),
        onShouldRetry: (error) => this.mayRetry(error as DetailedError),
        onError: (error) => this.failed(error as DetailedError),
        onSuccess: () => void this.arrived(),
      });
      void this.upload.findPreviousUploads().then((earlier) => {
        if (earlier[0]) this.upload!.resumeFromPreviousUpload(earlier[0]);
        this.upload!.start();
      });
    });
  }

  stop(): void {
    this.stopped = true;
    void this.upload?.abort(true).catch(() => undefined);
    this.done();
  }

  private mayRetry(error: DetailedError): boolean {
    const status = statusOf(error);
    if (status === 0) this.told.waiting();
    return !this.stopped && (status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== FULL));
  }

  private failed(error: DetailedError): void {
    if (error.originalResponse == null && !navigator.onLine) {
      window.addEventListener('online', () => this.upload?.start(), { once: true });
      return;
    }
    if (FINAL.includes(statusOf(error))) void this.forget();
    this.told.refused(reasonOf(error));
    this.done();
  }

  /** So that the same file, chosen again, isn't taken for the one that was refused. */
  private async forget(): Promise<void> {
    for (const earlier of await this.upload!.findPreviousUploads()) {
      if (earlier.uploadUrl === this.upload!.url) await defaultOptions.urlStorage.removeUpload(earlier.urlStorageKey);
    }
  }

  /** The bytes are there; which resource they became is asked until it is told, for the line may drop right now. */
  private async arrived(): Promise<void> {
    const address = this.upload!.url!.replace(/^https?:\/\/[^/]+/, '');
    for (let wait = 500; !this.stopped; wait = Math.min(30_000, 2 * wait)) {
      const answer = await fetch(address, { headers: { Accept: 'application/json', ...ours() } }).catch(() => undefined);
      const told = answer ? ((await answer.json().catch(() => ({}))) as Arrival) : {};
      if (told.resource) {
        this.told.arrived(told.resource);
        break;
      }
      if (told.problem || (answer && answer.status >= 400 && answer.status < 500)) {
        this.told.refused(told.problem?.detail ?? told.detail ?? '');
        break;
      }
      if (!answer) this.told.waiting();
      await new Promise((go) => setTimeout(go, wait));
    }
    this.done();
  }
}

/** Requests of a page carry the language it is shown in. */
export function ours(): Record<string, string> {
  return { 'Accept-Language': document.documentElement.lang };
}

/** 0 when there was no answer at all. */
function statusOf(error: DetailedError): number {
  return error.originalResponse?.getStatus() ?? 0;
}

function reasonOf(error: DetailedError): string {
  try {
    const problem = JSON.parse(error.originalResponse?.getBody() ?? '{}') as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? '';
  } catch {
    return '';
  }
}
