import type HlsType from 'hls.js';
import type { Engine, Listener, Wish } from './engine';

const SAVER_SIZE = 480;
const READABLE_SIZE = 360;
const RETRIES = 3;
const USUAL_RATE = 25;

/** Plays HLS by Media Source Extensions; of pictures in AV1, where there are such, `av1` says whether they may be taken. */
export function byMediaSource(Hls: typeof HlsType, video: HTMLVideoElement, address: string, av1: boolean, wish: Wish, listener: Listener): Engine {
  const hls = new Hls({
    // No worker: our segments are fMP4, so there is nothing to transmux, and the policy needs no blob: scripts.
    enableWorker: false,
    capLevelToPlayerSize: true,
    maxBufferLength: wish.saver ? 12 : 30,
    backBufferLength: 60,
    startPosition: wish.at > 0 ? wish.at : -1,
  });
  let saving = wish.saver;
  let manual = -1;
  let retries = 0;
  const size = (index: number) => Math.min(hls.levels[index]?.width || Infinity, hls.levels[index]?.height || Infinity);
  const rungs = () => hls.levels.map((level, index) => ({ index, size: size(index), bitrate: level.bitrate }));
  const cap = () => {
    const small = rungs().filter((rung) => rung.size <= SAVER_SIZE);
    const lowest = rungs()[0];
    hls.autoLevelCapping = saving ? (small[small.length - 1]?.index ?? lowest?.index ?? -1) : -1;
  };

  // One decoder for all of them: what is coded otherwise is as if it weren't there.
  const keepOne = () => {
    const coded = (modern: boolean) => hls.levels.filter((level) => level.videoCodec && level.videoCodec.startsWith('av01') === modern);
    const [modern, others] = [coded(true), coded(false)];
    if (!modern.length || !others.length) return;
    const first = hls.levels[hls.firstLevel];
    const largest = (levels: typeof modern) => Math.max(...levels.map((level) => level.height));
    (av1 && largest(modern) >= largest(others) ? others : modern).forEach((level) => hls.removeLevel(hls.levels.indexOf(level)));
    // As the manifest has it, or else in the same size.
    hls.firstLevel = Math.max(0, hls.levels.findIndex((level) => level === first || level.height === first?.height));
  };

  hls.on(Hls.Events.MANIFEST_PARSED, () => {
    keepOne();
    cap();
    if (saving) hls.startLevel = Math.max(0, rungs().findIndex((rung) => rung.size >= READABLE_SIZE));
    const wished = rungs().filter((rung) => rung.size === wish.size).pop();
    if (wished) hls.loadLevel = manual = wished.index;
    listener.changed();
  });
  hls.on(Hls.Events.LEVEL_SWITCHED, () => listener.changed());
  hls.on(Hls.Events.FRAG_BUFFERED, () => { retries = 0; });
  hls.on(Hls.Events.ERROR, (_event, error) => {
    if (!error.fatal) return;
    const expired = [401, 403, 410].includes(error.response?.code ?? 0);
    // Nothing goes on without the first playlist, for which hls.js has asked again by itself.
    const lost = error.details.startsWith('manifest') || retries++ >= RETRIES;
    if (expired || lost) listener.failed('mse', expired);
    else if (error.type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else setTimeout(() => hls.startLoad(), 1000 * retries);
  });
  hls.attachMedia(video);
  hls.loadSource(address);

  return {
    way: 'mse',
    rungs,
    choose: (index) => { manual = index; hls.nextLevel = index; listener.changed(); },
    chosen: () => manual,
    playing: () => hls.currentLevel,
    rate: () => hls.levels[hls.currentLevel]?.frameRate || USUAL_RATE,
    save: (on) => {
      saving = on;
      if (!hls.levels.length) return;
      cap();
      if (on) hls.nextLevel = manual = -1;
    },
    stop: () => hls.destroy(),
  };
}
