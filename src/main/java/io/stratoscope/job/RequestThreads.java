package io.stratoscope.job;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Virtual threads for what answers requests of others, one a request. What a request throws goes to its thread's handler of
 * uncaught exceptions. They do not keep the program alive, and neither does a thread that one of them starts.
 */
public final class RequestThreads implements Executor, AutoCloseable {

    private final ExecutorService threads;

    /** Threads whose names begin with this one. */
    public RequestThreads(String name) {
        threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name, 0).factory());
    }

    @Override
    public void execute(Runnable request) {
        threads.execute(request);
    }

    /** Interrupts what is being answered, and takes nothing more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
