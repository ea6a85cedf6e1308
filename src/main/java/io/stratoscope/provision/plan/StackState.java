package io.stratoscope.provision.plan;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Failure;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * What an account has of a stack, as its tags say.
 *
 * @param resources in the order of the drivers; of one type in the order in which AWS lists them
 */
public record StackState(List<Existing> resources) {

    public StackState {
        resources = List.copyOf(resources);
    }

    /**
     * Asks for all types at once. A call that fails ends it: a part of the truth would make things twice.
     *
     * @param drivers of the types to ask for, each after those whose parts its resources are
     * @throws UnreadException when a call failed
     */
    public static StackState read(
            Place place, String stack, List<Driver> drivers, JobContext context) {
        Reading reading = new Reading(place, stack, drivers);
        List<Callable<List<Existing>>> tasks = new ArrayList<>();
        drivers.forEach(driver -> tasks.add(() -> reading.of(driver.type())));
        List<Existing> all = new ArrayList<>();
        context.inParallel(tasks).forEach(all::addAll);
        return new StackState(all);
    }

    /** Those of one type. */
    public List<Existing> ofType(String type) {
        return resources.stream().filter(each -> each.type().equals(type)).toList();
    }

    /** Each type once, whoever asks first; who asks second waits. */
    private static final class Reading {
        private final Scope scope;
        private final Map<String, Driver> drivers = new ConcurrentHashMap<>();
        private final Map<String, FutureTask<List<Existing>>> types = new ConcurrentHashMap<>();

        Reading(Place place, String stack, List<Driver> all) {
            scope = new Scope(place, stack, this::of);
            all.forEach(driver -> drivers.put(driver.type(), driver));
        }

        List<Existing> of(String type) {
            FutureTask<List<Existing>> mine = new FutureTask<>(() -> list(type));
            FutureTask<List<Existing>> first = types.putIfAbsent(type, mine);
            if (first == null) {
                mine.run();
                return result(mine);
            }
            return result(first);
        }

        private List<Existing> list(String type) {
            Driver driver = drivers.get(type);
            if (driver == null) {
                return List.of();
            }
            try {
                return driver.list(scope);
            } catch (SdkException | UnsupportedOperationException e) {
                Failure failure = AwsFailures.of(e);
                // Where there is no such service there is nothing of it.
                if (failure instanceof Failure.Unsupported) {
                    return List.of();
                }
                throw new UnreadException(type, failure, e);
            }
        }

        private static List<Existing> result(Future<List<Existing>> task) {
            try {
                return task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading the stack", e);
            }
        }
    }
}
