package io.stratoscope.diagram.plantuml;

import java.io.OutputStream;
import java.io.PrintStream;

/** Drops what the thread that made it prints, and passes on what others print. */
final class SilencedThread extends OutputStream {
    private final Thread silenced = Thread.currentThread();
    private final PrintStream others;

    SilencedThread(PrintStream others) {
        this.others = others;
    }

    PrintStream stream() {
        return new PrintStream(this, true, others.charset());
    }

    @Override
    public void write(int b) {
        if (Thread.currentThread() != silenced) {
            others.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (Thread.currentThread() != silenced) {
            others.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() {
        others.flush();
    }
}
