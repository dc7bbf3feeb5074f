import type Hls from 'hls.js';

/** One quality that can be chosen; `size` is the short side, as people know it: 720 for 720p. */
export interface Rung {
  index: number;
  size: number;
  bitrate: number;
}

/** What moves the pictures: MSE, the browser's own HLS, or a plain file. */
export interface Engine {
  rungs(): Rung[];
  /** -1 lets the engine choose. */
  choose(index: number): void;
  chosen(): number;
  playing(): number;
  save(on: boolean): void;
  stop(): void;
}

export interface Sources {
  hls: string | null;
  file: string | null;
}

export interface Listener {
  changed(): void;
  /** `expired`: the grant in the address is used up, a fresh address will help. */
  broken(expired: boolean): void;
}

const SAVER_SIZE = 480;
const READABLE_SIZE = 360;
const RETRIES = 3;

/** A browser that plays HLS by MSE is asked first: Chromium answers "maybe" to canPlayType and is weaker at it. */
export async function start(video: HTMLVideoElement, sources: Sources, saver: boolean, listener: Listener): Promise<Engine> {
  if (sources.hls) {
    const { default: Hls } = await import('hls.js');
    if (Hls.isSupported()) return byMediaSource(new Hls(settings(saver)), Hls, video, sources, listener);
    if (video.canPlayType('application/vnd.apple.mpegurl')) return plain(video, sources.hls, listener);
  }
  if (sources.file) return plain(video, sources.file, listener);
  listener.broken(false);
  return plain(video, null, listener);
}

function settings(saver: boolean) {
  // No worker: our segments are fMP4, so there is nothing to transmux, and the policy needs no blob: scripts.
  return { enableWorker: false, capLevelToPlayerSize: true, maxBufferLength: saver ? 12 : 30, backBufferLength: 60 };
}

function byMediaSource(hls: Hls, Hls_: typeof Hls, video: HTMLVideoElement, sources: Sources, listener: Listener): Engine {
  let saving = settings(false).maxBufferLength !== hls.config.maxBufferLength;
  let retries = 0;
  const size = (index: number) => Math.min(hls.levels[index]?.width || Infinity, hls.levels[index]?.height || Infinity);
  const rungs = () => hls.levels.map((level, index) => ({ index, size: size(index), bitrate: level.bitrate }));
  const cap = () => {
    const small = rungs().filter((rung) => rung.size <= SAVER_SIZE);
    const lowest = rungs()[0];
    hls.autoLevelCapping = saving ? (small[small.length - 1]?.index ?? lowest?.index ?? -1) : -1;
  };

  hls.on(Hls_.Events.MANIFEST_PARSED, () => {
    cap();
    if (saving) hls.startLevel = Math.max(0, rungs().findIndex((rung) => rung.size >= READABLE_SIZE));
    listener.changed();
  });
  hls.on(Hls_.Events.LEVEL_SWITCHED, () => listener.changed());
  hls.on(Hls_.Events.FRAG_BUFFERED, () => { retries = 0; });
  hls.on(Hls_.Events.ERROR, (_event, error) => {
    if (!error.fatal) return;
    const expired = [401, 403, 410].includes(error.response?.code ?? 0);
    if (!expired && retries++ < RETRIES) {
      if (error.type === Hls_.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
      else setTimeout(() => hls.startLoad(), 1000 * retries);
    } else if (!expired && sources.file) {
      const at = video.currentTime;
      hls.destroy();
      video.src = sources.file;
      video.currentTime = at;
    } else {
      listener.broken(expired);
    }
  });
  hls.attachMedia(video);
  hls.loadSource(sources.hls!);

  return {
    rungs,
    choose: (index) => { hls.nextLevel = index; listener.changed(); },
    chosen: () => (hls.autoLevelEnabled ? -1 : hls.nextLevel),
    playing: () => hls.currentLevel,
    save: (on) => { saving = on; if (hls.levels.length) { cap(); if (on) hls.nextLevel = -1; } },
    stop: () => hls.destroy(),
  };
}

function plain(video: HTMLVideoElement, address: string | null, listener: Listener): Engine {
  const broken = () => listener.broken(false);
  if (address) video.src = address;
  video.addEventListener('error', broken);
  return {
    rungs: () => [],
    choose: () => undefined,
    chosen: () => -1,
    playing: () => -1,
    save: () => undefined,
    stop: () => video.removeEventListener('error', broken),
  };
}
