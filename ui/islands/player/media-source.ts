import type HlsType from 'hls.js';
import type { Engine, Listener, Wish } from './engine';

const SAVER_SIZE = 480;
const READABLE_SIZE = 360;
const RETRIES = 3;
const USUAL_RATE = 25;

/** Plays HLS by Media Source Extensions. */
export function byMediaSource(Hls: typeof HlsType, video: HTMLVideoElement, address: string, wish: Wish, listener: Listener): Engine {
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
    const coded = (modern: boolean) => hls.levels.flatMap((level, index) => (level.videoCodec?.startsWith('av01') === modern ? [index] : []));
    const modern = coded(true);
    const others = coded(false).filter((index) => hls.levels[index]?.videoCodec);
    if (modern.length && others.length) (wish.modern ? others : modern).reverse().forEach((index) => hls.removeLevel(index));
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
