import { Recorder } from './recorder';
import { Reports } from '../shared/reports';

const EVERY_MS = 10_000;

/** Tells the service what is really watched of a film, while it is watched and when it is left. */
export function tell(video: HTMLVideoElement, ticket: string): void {
  const shown = () => !document.hidden || document.pictureInPictureElement === video;
  const recorder = new Recorder(video, () => performance.now(), shown);
  const reports = new Reports(ticket);
  let timer = 0;
  const report = () => reports.add(recorder.take());
  video.addEventListener('playing', () => {
    clearInterval(timer);
    timer = window.setInterval(report, EVERY_MS);
  });
  for (const name of ['pause', 'ended']) {
    video.addEventListener(name, () => {
      clearInterval(timer);
      report();
    });
  }
  document.addEventListener('visibilitychange', () => {
    recorder.look();
    if (document.hidden) report();
  });
  window.addEventListener('pagehide', () => reports.leave(recorder.take()));
  report();
}
