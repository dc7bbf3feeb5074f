package org.shuyuan.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Lets the service be reached where it says that it is, for browsers and programs that follow the addresses it gives out. */
final class PublicDoor implements AutoCloseable {

    private final ServerSocket door;
    private final int service;

    /** @param service the port on which it really listens */
    PublicDoor(int port, int service) throws IOException {
        this.service = service;
        this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket guest = door.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), service);
                join(guest, there);
                join(there, guest);
            } catch (IOException over) {
                // The door was closed: whoever is inside leaves by themselves.
            }
        }
    }

    private static void join(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException broken) {
                // One end has closed; so will the other.
            }
        });
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
