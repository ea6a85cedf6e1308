package io.stratoscope.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes on what goes to a server on this machine and back, until it is cut. */
final class CutWire implements AutoCloseable {

    private final int to;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    CutWire(int to) throws IOException {
        this.to = to;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Cuts what is connected now. */
    void cut() {
        sockets.forEach(CutWire::close);
        sockets.clear();
    }

    /** Whether anything gets through; closing cuts what is connected. */
    void open(boolean on) {
        open = on;
        if (!on) {
            cut();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket here = server.accept();
                sockets.add(here);
                if (open) {
                    Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
                    sockets.add(there);
                    Thread.ofVirtual().start(() -> pass(here, there));
                    Thread.ofVirtual().start(() -> pass(there, here));
                } else {
                    close(here);
                }
            } catch (IOException e) {
                // It is closed, or was cut as it began.
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // It was cut: both ends see that.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
