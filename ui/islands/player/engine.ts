import { byMediaSource } from './media-source';

/** One quality that can be chosen; `size` is the short side, as people know it: 720 for 720p. */
export interface Rung {
  index: number;
  size: number;
  bitrate: number;
}

/** How the pictures are moved: by script into a buffer, by the browser's own HLS, or as a plain file. */
export type Way = 'mse' | 'native' | 'mp4';

export interface Engine {
  readonly way: Way;
  rungs(): Rung[];
  /** -1 lets the engine choose. */
  choose(index: number): void;
  chosen(): number;
  playing(): number;
  /** Pictures in a second. */
  rate(): number;
  save(on: boolean): void;
  stop(): void;
}

export interface Sources {
  hls: string | null;
  file: string | null;
}

/** How to begin: at this second, with this quality if there is one, by none of the ways that have failed. */
export interface Wish {
  saver: boolean;
  at: number;
  size: number | undefined;
  without: ReadonlySet<Way>;
}

export interface Listener {
  changed(): void;
  /** This way leads no further. `expired`: the grant in the address is used up, a fresh address will help. */
  failed(way: Way, expired: boolean): void;
}

const USUAL_RATE = 25;

/**
 * A browser that can be fed by script is fed: Chromium answers "maybe" to canPlayType and is weaker at it. Some browsers
 * inside other programs have only the second way or the third. Nothing where none is left.
 */
export async function start(video: HTMLVideoElement, sources: Sources, wish: Wish, listener: Listener): Promise<Engine | undefined> {
  const { hls, file } = sources;
  if (hls && !wish.without.has('mse') && ('MediaSource' in window || 'ManagedMediaSource' in window)) {
    const [{ default: Hls }, modern] = await Promise.all([import('hls.js'), decodesAv1()]);
    if (Hls.isSupported()) return byMediaSource(Hls, video, hls, modern, wish, listener);
  }
  if (hls && !wish.without.has('native') && video.canPlayType('application/vnd.apple.mpegurl')) return plain('native', video, hls, wish, listener);
  if (file && !wish.without.has('mp4')) return plain('mp4', video, file, wish, listener);
  return undefined;
}

/** By its own circuits: by script an old computer decodes H.264 more easily, and a phone's battery lasts longer. */
async function decodesAv1(): Promise<boolean> {
  const video = { contentType: 'video/mp4; codecs="av01.0.08M.08"', width: 1920, height: 1080, bitrate: 2_000_000, framerate: 25 };
  const answer = await navigator.mediaCapabilities?.decodingInfo({ type: 'media-source', video }).catch(() => undefined);
  return Boolean(answer?.supported && answer.smooth && answer.powerEfficient);
}

function plain(way: Way, video: HTMLVideoElement, address: string, wish: Wish, listener: Listener): Engine {
  const failed = () => listener.failed(way, false);
  const begin = () => { if (wish.at > 0) video.currentTime = wish.at; };
  video.addEventListener('error', failed);
  video.addEventListener('loadedmetadata', begin, { once: true });
  video.preload = 'metadata';
  video.src = address;
  return {
    way,
    rungs: () => [],
    choose: () => undefined,
    chosen: () => -1,
    playing: () => -1,
    rate: () => USUAL_RATE,
    save: () => undefined,
    stop: () => {
      video.removeEventListener('error', failed);
      video.removeEventListener('loadedmetadata', begin);
    },
  };
}
