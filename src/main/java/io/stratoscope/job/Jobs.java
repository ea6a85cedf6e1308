package io.stratoscope.job;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs jobs on virtual threads and tells listeners what happens to them. The only place where threads are made. */
public final class Jobs implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clock clock;
    private final AtomicLong ids = new AtomicLong();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory());
    private final List<Consumer<JobEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, Running> running = new ConcurrentHashMap<>();

    public Jobs(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds a listener for all jobs from now on; it is called on the jobs' threads and must not block. What it throws goes to the
     * thread's handler of uncaught exceptions and stops neither the job nor the other listeners.
     *
     * @return ends the listening
     */
    public Listening listen(Consumer<JobEvent> listener) {
        // An object of its own: the same listener may listen twice, and each may end.
        Consumer<JobEvent> mine = event -> listener.accept(event);
        listeners.add(mine);
        return () -> listeners.remove(mine);
    }

    /**
     * Does something when the program is told to end, as by Ctrl+C; it should be short.
     *
     * @return takes that back
     */
    public Listening atShutdown(Runnable work) {
        Thread hook = Thread.ofPlatform().name("shutdown").unstarted(work);
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The program is ending: it is being done.
            }
        };
    }

    /** A listener that listens. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        /** Ends it; an event that is being told right now may still come. */
        @Override
        void close();
    }

    /** Starts a job; after {@link #close} it fails at once. */
    public <T> Job<T> start(String name, Function<JobContext, T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Running context = new Running(ids.incrementAndGet(), name);
        running.put(context.id, context);
        emit(new JobEvent.Started(context.id, name, clock.instant()));
        try {
            threads.execute(() -> run(context, body, result));
        } catch (RejectedExecutionException e) {
            failed(context, result, new IllegalStateException("the program is ending", e));
        }
        return new Job<>(context.id, name, result, context::requestCancel);
    }

    /**
     * Does something short that must not keep the caller waiting and that nobody needs to see as a job. What it throws goes to
     * the thread's handler of uncaught exceptions.
     */
    public void aside(Runnable work) {
        threads.execute(work);
    }

    /** Asks a job to stop by the number that its events carry; one that has ended, or never was, is left alone. */
    public void cancel(long id) {
        Optional.ofNullable(running.get(id)).ifPresent(Running::requestCancel);
    }

    // Whatever the body throws, somebody waits to hear of it.
    private <T> void run(
            Running context, Function<JobContext, T> body, CompletableFuture<T> result) {
        T value;
        try {
            value = body.apply(context);
        } catch (Throwable e) {
            failed(context, result, e);
            return;
        }
        running.remove(context.id);
        emit(new JobEvent.Succeeded(context.id, context.name, clock.instant()));
        result.complete(value);
    }

    private void failed(Running context, CompletableFuture<?> result, Throwable cause) {
        running.remove(context.id);
        emit(new JobEvent.Failed(context.id, context.name, clock.instant(), cause));
        result.completeExceptionally(cause);
    }

    private void emit(JobEvent event) {
        for (Consumer<JobEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }

    /** Interrupts what still runs and waits for it, but not for what does not heed that. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            // Virtual threads that go on do not keep the program alive.
            boolean _ = threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Running implements JobContext {
        private final long id;
        private final String name;
        private final AtomicBoolean cancelRequested = new AtomicBoolean();
        private volatile String step = "";

        Running(long id, String name) {
            this.id = id;
            this.name = name;
        }

        void requestCancel() {
            if (cancelRequested.compareAndSet(false, true)) {
                emit(new JobEvent.CancelRequested(id, name, clock.instant()));
            }
        }

        @Override
        public void step(String stepName) {
            step = stepName;
            emit(new JobEvent.StepStarted(id, name, clock.instant(), stepName));
        }

        @Override
        public void progress(long done, long total) {
            emit(new JobEvent.Progressed(id, name, clock.instant(), step, done, total));
        }

        @Override
        public void log(String line) {
            emit(new JobEvent.Logged(id, name, clock.instant(), line));
        }

        @Override
        public boolean cancelled() {
            return cancelRequested.get();
        }

        @Override
        public <T> List<T> inParallel(List<? extends Callable<T>> tasks) {
            List<Future<T>> futures = new ArrayList<>(tasks.size());
            tasks.forEach(task -> futures.add(threads.submit(task)));
            return collect(futures);
        }
    }

    private static <T> List<T> collect(List<Future<T>> futures) {
        List<T> results = new ArrayList<>(futures.size());
        Throwable first = null;
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException e) {
                futures.forEach(each -> each.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for tasks", e);
            }
        }
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
        if (first != null) {
            throw new IllegalStateException(first);
        }
        return results;
    }
}
