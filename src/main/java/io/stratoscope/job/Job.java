package io.stratoscope.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A running or ended piece of long work. */
public final class Job<T> {

    private final long id;
    private final String name;
    private final CompletableFuture<T> result;
    private final Runnable cancel;

    Job(long id, String name, CompletableFuture<T> result, Runnable cancel) {
        this.id = id;
        this.name = name;
        this.result = result;
        this.cancel = cancel;
    }

    /** The number that its events carry. */
    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Asks the body to stop; it ends when it next looks, with what it has. */
    public void cancel() {
        cancel.run();
    }

    /** Completes with the body's result or with what it threw, on the job's own thread. */
    public CompletableFuture<T> result() {
        return result;
    }

    /**
     * Waits for the end.
     *
     * @throws RuntimeException what the body threw
     * @throws InterruptedException when the waiting thread is interrupted; the job goes on
     */
    public T await() throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
