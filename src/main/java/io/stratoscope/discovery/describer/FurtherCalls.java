package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks for what tells relations of resources that another call confirmed. What cannot be read loses neither its owner nor
 * what an earlier snapshot knew by it; failures of one kind are told as one, with all their owners. Serves one method call
 * of a describer, which ends with {@link #tell}.
 */
final class FurtherCalls {

    /** Failures that are told as one. */
    private record Kind(String action, Set<String> fields, String failure) {}

    private record Failed(RuntimeException first, List<Arn> owners) {}

    private final DescribeContext context;
    private final Map<Kind, Failed> failures = new LinkedHashMap<>();

    FurtherCalls(DescribeContext context) {
        this.context = context;
    }

    /**
     * The answer; empty where it could not be had, or the operator cancelled.
     *
     * @param action the call as an IAM action
     * @param fields what the fields of its evidence begin with
     */
    <R> Optional<R> ask(String action, String fields, Arn owner, Supplier<R> call) {
        return ask(action, Set.of(fields), List.of(owner), call, failure -> false);
    }

    /**
     * The same for a call that tells fields of several names, is about several owners, or answers with an error where there
     * is nothing to tell.
     *
     * @param fields each what the fields of its evidence begin with
     * @param nothing whether a failure means just that: then what an earlier snapshot knew by the call is over
     */
    <R> Optional<R> ask(
            String action,
            Set<String> fields,
            List<Arn> owners,
            Supplier<R> call,
            Predicate<RuntimeException> nothing) {
        if (context.cancelled()) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.get());
        } catch (RuntimeException e) {
            if (nothing.test(e)) {
                return Optional.empty();
            }
            // Whatever it is, the other owners must still be asked for.
            failures.computeIfAbsent(
                            new Kind(action, fields, kind(e)),
                            key -> new Failed(e, new ArrayList<>()))
                    .owners()
                    .addAll(owners);
            return Optional.empty();
        }
    }

    /** Reports what failed, after its owners have been reported. */
    void tell() {
        failures.forEach((kind, failed) ->
                context.unread(kind.action(), failed.owners(), kind.fields(), failed.first()));
        failures.clear();
    }

    private static String kind(RuntimeException failure) {
        if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return String.valueOf(answer.awsErrorDetails().errorCode());
        }
        return failure.getClass().getName();
    }
}
