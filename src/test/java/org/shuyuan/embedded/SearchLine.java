package org.shuyuan.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The line between the service and the search engine. A test cuts it to see what happens while the engine is away: what is sent over a
 * connection that stands doesn't arrive and breaks it, new ones end before they say anything.
 */
final class SearchLine implements AutoCloseable {

    private final ServerSocket door;
    private final int engine;
    private final AtomicBoolean up;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

    SearchLine(String address, AtomicBoolean up) {
        this.engine = URI.create("http://" + address).getPort();
        this.up = up;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(door);
        ends.forEach(SearchLine::closeQuietly);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket service = door.accept();
                if (up.get()) {
                    Socket there = new Socket(InetAddress.getLoopbackAddress(), engine);
                    join(service, there);
                    join(there, service);
                } else {
                    service.close();
                }
            } catch (IOException over) {
                // The door was closed, or the engine has gone: either way there is nothing to join.
            }
        }
    }

    private void join(Socket from, Socket to) {
        ends.add(from);
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                byte[] piece = new byte[16 * 1024];
                InputStream in = from.getInputStream();
                for (int n = in.read(piece); n >= 0 && up.get(); n = in.read(piece)) {
                    to.getOutputStream().write(piece, 0, n);
                }
            } catch (IOException broken) {
                // One end has closed; so will the other.
            } finally {
                ends.remove(from);
            }
        });
    }

    private static void closeQuietly(Closeable end) {
        try {
            end.close();
        } catch (IOException alreadyBroken) {
            // That is what was wanted.
        }
    }
}
