package io.stratoscope.backup.drill;

import io.stratoscope.aws.Fence;
import io.stratoscope.job.JobContext;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.StackNames;

import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds and removes what drills left that were cut off: by the drill's id, and by no other tag. */
final class DrillSweep {

    private final DrillTools tools;
    private final DrillJournal journal;

    DrillSweep(DrillTools tools) {
        this.tools = tools;
        journal = new DrillJournal(tools.journal());
    }

    /** All drills of which something is there, whoever began them; those that are under way are among them. */
    List<Leftover> find(JobContext context) {
        NavigableSet<DrillId> here = journal.open();
        NavigableSet<DrillId> all = new TreeSet<>(here);
        StackNames.in(tools.provisioning().place()).stream()
                .map(DrillId::of)
                .flatMap(Optional::stream)
                .forEach(all::add);
        List<Leftover> found = new ArrayList<>();
        for (DrillId drill : all) {
            List<String> resources =
                    tools.provisioning().planToDestroy(drill.text(), context).changes().stream()
                            .map(DrillSweep::words)
                            .toList();
            if (!resources.isEmpty()) {
                found.add(new Leftover(drill, resources, expires(drill), here.contains(drill)));
            } else if (here.contains(drill)) {
                journal.end(drill, "nothing of it is there");
            }
        }
        return found;
    }

    private static String words(Change change) {
        return change.type() + change.ref().map(ref -> " " + ref).orElse("");
    }

    private Optional<Instant> expires(DrillId drill) {
        return tools
                .provisioning()
                .place()
                .client(ResourceGroupsTaggingApiClient.class)
                .getResourcesPaginator(request ->
                        request.tagFilters(
                                TagFilter.builder().key(DrillId.TAG).values(drill.text()).build()))
                .resourceTagMappingList()
                .stream()
                .flatMap(each -> each.tags().stream())
                .filter(tag -> tag.key().equals(DrillId.EXPIRES_TAG))
                .map(Tag::value)
                .flatMap(DrillSweep::time)
                .max(Comparator.naturalOrder());
    }

    /** Somebody may have written something else there. */
    private static Stream<Instant> time(String text) {
        try {
            return Stream.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Stream.empty();
        }
    }

    /** Removes what is left of one. */
    List<String> remove(Leftover leftover, DrillListener listener, JobContext context) {
        DrillFence fence = new DrillFence(leftover.drill());
        TearDown tearDown = new TearDown(tools, leftover.drill(), fence);
        JobContext fenced = new FencedContext(context, fence);
        TearDown.Result result;
        try {
            result =
                    Fence.within(
                            fence,
                            () ->
                                    tearDown.run(
                                            (id, action, phase, detail) ->
                                                    DrillSteps.tell(
                                                            listener, id, action, phase, detail),
                                            fenced));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (result.complete()) {
            journal.end(leftover.drill(), "swept");
        } else {
            journal.left(leftover.drill(), String.join(", ", result.left()));
        }
        return result.left();
    }
}
