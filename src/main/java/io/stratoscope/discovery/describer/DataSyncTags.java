package io.stratoscope.discovery.describer;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.datasync.model.TagListEntry;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tags of DataSync tasks and locations, which no other call tells. */
final class DataSyncTags {

    private static final String ACTION = "datasync:ListTagsForResource";

    private final DescribeContext context;
    private final Details details;
    private boolean notOffered;

    DataSyncTags(DescribeContext context) {
        this.context = context;
        this.details = new Details(context);
    }

    /** All tags; empty where they cannot be read. */
    Optional<Map<String, String>> of(Arn arn) {
        if (notOffered) {
            return Optional.empty();
        }
        DataSyncClient dataSync = context.client(DataSyncClient.class);
        return details.ask(
                ACTION,
                () -> {
                    Map<String, String> tags = new TreeMap<>();
                    Pages.forEach(
                            context,
                            token ->
                                    dataSync.listTagsForResource(request ->
                                            request.resourceArn(arn.toString())
                                                    .maxResults(DataSyncTaskDescriber.PAGE)
                                                    .nextToken(token)),
                            ListTagsForResourceResponse::nextToken,
                            page ->
                                    tags.putAll(
                                            TagMap.of(
                                                    page.tags(),
                                                    TagListEntry::key,
                                                    TagListEntry::value)));
                    return tags;
                },
                this::rememberWhetherOffered);
    }

    // Never "nothing to tell": the operator must know what the endpoint lacks.
    private boolean rememberWhetherOffered(RuntimeException failure) {
        notOffered =
                AwsFailures.of("datasync", "ListTagsForResource", failure)
                        instanceof Failure.Unsupported;
        return false;
    }

    /**
     * Whether something with these tags is to be reported. What may not be read is reported only when the scope is
     * everything. Where the endpoint tells no tags at all everything is reported, and the engine keeps of it what works on
     * the scope's storage.
     */
    boolean includes(Optional<Map<String, String>> tags) {
        return switch (context.scope()) {
            case Scope.Everything() -> true;
            case Scope.Tagged tagged -> tags.map(tagged::includes).orElse(notOffered);
        };
    }
}
