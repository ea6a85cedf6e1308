package io.stratoscope.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Where results go. Java's print streams swallow what goes wrong; this remembers it, so that a full disk is not taken for
 * success.
 */
final class ResultStream extends OutputStream {

    private final OutputStream target;
    private @Nullable IOException failure;

    ResultStream(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        try {
            target.flush();
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    private IOException remembered(IOException thrown) {
        if (failure == null) {
            failure = thrown;
        }
        return thrown;
    }

    /**
     * Why a part of the results is lost. A reader that had enough and went away, as {@code head} does, has lost nothing.
     */
    synchronized Optional<String> loss() {
        return Optional.ofNullable(failure)
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("broken pipe"));
    }
}
