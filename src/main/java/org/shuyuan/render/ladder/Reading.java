package org.shuyuan.render.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.shuyuan.problem.Problem;
import org.shuyuan.render.ffmpeg.Ffmpeg;
import org.shuyuan.render.media.Packets;
import org.shuyuan.render.media.Probe;
import org.shuyuan.render.media.Source;

/** An upload that is being looked through: what it says of itself is known at once, what lies in it is counted meanwhile. */
public final class Reading implements AutoCloseable {

    private final boolean listened;
    private final FutureTask<Packets> count;
    private final Thread counting;
    private final Probe claimed;

    private Reading(Ffmpeg ffmpeg, Path upload, Path scratch, boolean listened)
            throws IOException, InterruptedException {
        this.listened = listened;
        this.count = new FutureTask<>(() -> ffmpeg.packets(upload, scratch));
        this.counting = Thread.ofVirtual().name("packets").start(count);
        try {
            this.claimed = ffmpeg.probe(upload, scratch);
        } catch (Throwable e) {
            close();
            throw e;
        }
    }

    /**
     * @param listened whether only the sound is wanted
     * @throws Problem as {@link Ffmpeg#probe}
     */
    public static Reading of(Ffmpeg ffmpeg, Path upload, Path scratch, boolean listened)
            throws IOException, InterruptedException {
        return new Reading(ffmpeg, upload, scratch, listened);
    }

    /** What there is to play, if all is true that the upload says of itself. */
    Probe claimed() {
        return Source.claimed(claimed, listened);
    }

    /**
     * Waits until everything is counted.
     *
     * @throws Problem as {@link Source#of} and {@link Ffmpeg#packets}
     */
    public Source source() throws IOException, InterruptedException {
        try {
            return Source.of(claimed, count.get(), listened);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Problem problem -> throw problem;
                case IOException io -> throw io;
                case null, default -> throw new IOException(e);
            }
        }
    }

    /** Whoever counts still is stopped, before the upload goes away. */
    @Override
    public void close() {
        counting.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                counting.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
