import { follow } from '../shared/progress';
import type { Sources } from './engine';

/** While a ladder is being made, its page asks no oftener than this. */
const ASK_MS = 8000;

interface Playback {
  hls?: string;
  mp4?: string;
  storyboard?: string;
  chapters?: string;
  slides?: string;
  thin?: string;
}

/** The addresses of a film and of what helps to find a place in it. */
export interface Addresses extends Sources {
  storyboard: string | null;
  chapters: string | null;
  slides: string | null;
  /** The sound alone, for the thinnest lines. */
  thin: string | null;
}

/** The addresses as they are now, with fresh grants; nothing where the resource can't be asked for. */
export async function fresh(resource: string): Promise<Addresses | undefined> {
  const answer = await fetch(`/api/resources/${resource}`).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { playback } = (await answer.json()) as { playback: Playback };
  const { hls = null, mp4 = null, storyboard = null, chapters = null, slides = null, thin = null } = playback;
  return { hls, file: mp4, storyboard, chapters, slides, thin };
}

/**
 * A film is playable before all its renditions are made. This follows the making and holds what has come, until there is
 * a moment at which nobody sees the source change.
 */
export class Growth {
  private known: string | undefined;
  private grown: Sources | undefined;
  private offered: number[] = [];
  private asked = 0;
  private readonly stop: () => void;

  constructor(private readonly resource: string, private playing: string | null, private readonly told: (now: Addresses) => void) {
    this.stop = follow(resource, ({ stage }) => {
      const over = stage === 'done' || stage === 'failed';
      if (!over && Date.now() - this.asked < ASK_MS) return;
      this.asked = Date.now();
      void this.look();
    });
  }

  /** The short sides that can be had now, before the source is changed. */
  get sizes(): number[] {
    return this.offered;
  }

  get ready(): boolean {
    return this.grown !== undefined;
  }

  /** The new source, once. */
  take(): Sources | undefined {
    const { grown } = this;
    this.grown = undefined;
    this.offered = [];
    if (grown) {
      this.playing = grown.hls;
      this.known = undefined;
    }
    return grown;
  }

  end(): void {
    this.stop();
  }

  private async look(): Promise<void> {
    const now = await fresh(this.resource);
    if (!now?.hls || now.hls === (this.grown?.hls ?? this.playing)) return;
    const master = await read(now.hls);
    // Another hour gives another grant of the same files.
    this.known ??= this.playing ? await read(this.playing) : '';
    if (!master || master === this.known) return;
    this.grown = now;
    this.offered = Array.from(master.matchAll(/RESOLUTION=(\d+)x(\d+)/g), ([, width, height]) => Math.min(Number(width), Number(height)));
    this.told(now);
  }
}

const read = async (address: string) => {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? answer.text() : '';
};
