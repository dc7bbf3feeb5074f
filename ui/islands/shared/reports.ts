import { uuid } from './uuid';

/** Seconds of a film from and to; of a book, page n is the stretch from n - 1 to n. */
export type Span = [number, number];

interface Report {
  id: string;
  ticket: string;
  spans: Span[];
  /** By this machine's clock, in milliseconds. */
  made: number;
}

const ADDRESS = '/api/watched';
/** A key of its own for each: two tabs that write the same one would lose what the other wrote. */
const KEY = 'shuyuan.report.';
const AT_ONCE = 50;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 300_000;

/**
 * Sends what was played or read, and keeps it in this browser until the service has said that it is written down: so a line that is
 * away, a page that is closed and a service that starts again lose nothing. The service counts each once, however often it
 * is sent.
 */
export class Reports {
  private readonly unkept = new Map<string, Report>();
  private sending = false;
  private wait = FIRST_WAIT_MS;
  private atOnce = AT_ONCE;
  private timer = 0;

  constructor(private readonly ticket: string) {
    window.addEventListener('online', () => void this.send());
  }

  add(spans: Span[]): void {
    this.keep(spans);
    void this.send();
  }

  /** For a page that goes away and hears no answer; whichever page comes next asks again. */
  leave(spans: Span[]): void {
    this.keep(spans);
    const reports = this.kept().slice(0, AT_ONCE);
    if (reports.length > 0) navigator.sendBeacon?.(ADDRESS, new Blob([told(reports)], { type: 'application/json' }));
  }

  private async send(): Promise<void> {
    const reports = this.kept().slice(0, this.atOnce);
    if (this.sending || reports.length === 0) return;
    this.sending = true;
    clearTimeout(this.timer);
    const status = await fetch(ADDRESS, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: told(reports),
    }).then((answer) => answer.status, () => 0);
    this.sending = false;
    const none = status === 400;
    if (none && reports.length > 1) {
      // One of them is none, whatever has spoilt it: the others don't go with it.
      this.atOnce = 1;
    } else if (none || status === 200) {
      reports.forEach(({ id }) => this.forget(id));
      if (none) this.atOnce = AT_ONCE;
      this.wait = FIRST_WAIT_MS;
    } else {
      this.timer = window.setTimeout(() => void this.send(), this.wait);
      this.wait = Math.min(2 * this.wait, LONGEST_WAIT_MS);
      return;
    }
    void this.send();
  }

  private keep(spans: Span[]): void {
    if (spans.length === 0) return;
    const report: Report = { id: uuid(), ticket: this.ticket, spans, made: Date.now() };
    try {
      localStorage.setItem(KEY + report.id, JSON.stringify(report));
    } catch {
      this.unkept.set(report.id, report);
    }
  }

  private forget(id: string): void {
    this.unkept.delete(id);
    try {
      localStorage.removeItem(KEY + id);
    } catch {
      // Nothing was kept.
    }
  }

  private kept(): Report[] {
    const reports = [...this.unkept.values()];
    try {
      for (const key of Object.keys(localStorage).filter((each) => each.startsWith(KEY))) {
        try {
          const report = JSON.parse(localStorage.getItem(key) ?? '') as Report;
          if (KEY + report.id !== key) throw new Error();
          reports.push(report);
        } catch {
          // Written half, or by another hand.
          localStorage.removeItem(key);
        }
      }
    } catch {
      // A forbidden storage only costs the memory of what couldn't be sent.
    }
    return reports;
  }
}

/** The service has a clock of its own: it is told how long ago each was made. */
const told = (reports: Report[]) =>
  JSON.stringify({ reports: reports.map(({ made, ...report }) => ({ ...report, ago: Math.max(0, Date.now() - made) / 1000 })) });
