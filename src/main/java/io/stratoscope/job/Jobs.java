package io.stratoscope.job;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs jobs on virtual threads and tells listeners what happens to them. The only place where threads are made. */
public final class Jobs implements AutoCloseable {

    private final Clock clock;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory());
    private final List<Consumer<JobEvent>> listeners = new CopyOnWriteArrayList<>();

    public Jobs(Clock clock) {
        this.clock = clock;
    }

    /** Adds a listener for all jobs from now on; it is called on the jobs' threads and must not block. */
    public void listen(Consumer<JobEvent> listener) {
        listeners.add(listener);
    }

    /** Starts a job. */
    public <T> Job<T> start(String name, Function<JobContext, T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Running context = new Running(name);
        emit(new JobEvent.Started(name, clock.instant()));
        threads.execute(() -> {
            try {
                T value = body.apply(context);
                emit(new JobEvent.Succeeded(name, clock.instant()));
                result.complete(value);
            } catch (RuntimeException | Error e) {
                emit(new JobEvent.Failed(name, clock.instant(), e));
                result.completeExceptionally(e);
            }
        });
        return new Job<>(name, result, context::requestCancel);
    }

    private void emit(JobEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Interrupts what still runs and waits for it. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    private final class Running implements JobContext {
        private final String name;
        private final AtomicBoolean cancelRequested = new AtomicBoolean();
        private volatile String step = "";

        Running(String name) {
            this.name = name;
        }

        void requestCancel() {
            if (cancelRequested.compareAndSet(false, true)) {
                emit(new JobEvent.CancelRequested(name, clock.instant()));
            }
        }

        @Override
        public void step(String stepName) {
            step = stepName;
            emit(new JobEvent.StepStarted(name, clock.instant(), stepName));
        }

        @Override
        public void progress(long done, long total) {
            emit(new JobEvent.Progressed(name, clock.instant(), step, done, total));
        }

        @Override
        public void log(String line) {
            emit(new JobEvent.Logged(name, clock.instant(), line));
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
