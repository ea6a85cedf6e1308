package io.stratoscope.cli;

import io.stratoscope.model.PlainText;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the command line writes.
 *
 * @param in where a person answers
 * @param out results only
 * @param err words for people and progress
 * @param bytes the same place as {@code out}, for binary results
 * @param interactive whether a person reads {@code err} on a terminal: progress
 * @param outIsTerminal whether {@code out} is a terminal: colours, and no binary
 * @param results what {@code out} and {@code bytes} write to
 */
public record Terminal(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        PrintStream bytes,
        boolean interactive,
        boolean outIsTerminal,
        ResultStream results) {

    /**
     * UTF-8 writers over the process's own streams.
     *
     * @param out tells of its failures, which {@code System.out} does not
     */
    public static Terminal of(
            InputStream in,
            OutputStream out,
            OutputStream err,
            boolean interactive,
            boolean outIsTerminal) {
        ResultStream results = new ResultStream(out);
        PrintStream bytes =
                new PrintStream(new BufferedOutputStream(results), false, StandardCharsets.UTF_8);
        return new Terminal(
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                new PrintWriter(bytes, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                bytes,
                interactive,
                outIsTerminal,
                results);
    }

    /** Asks a person, and waits for a line; empty where the input has ended. */
    Optional<String> ask(String question) {
        err.print(question);
        err.flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a part of the results is lost, after all were written. */
    Optional<String> loss() {
        out.flush();
        bytes.flush();
        return results.loss();
    }

    /** Makes strangers' text harmless in a terminal, see {@link PlainText}. */
    public static String plain(String text) {
        return PlainText.of(text);
    }
}
