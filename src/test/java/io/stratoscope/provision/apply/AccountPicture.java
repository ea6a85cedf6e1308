package io.stratoscope.provision.apply;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which things there are in an account, with which tags, and how they hang together: what is the same each time that a stack is
 * built. What each is like in itself a plan tells.
 */
final class AccountPicture {

    private AccountPicture() {}

    /** One line for each resource and each relation, sorted. */
    static List<String> of(Snapshot snapshot) {
        Map<Arn, Resource> all = snapshot.byArn();
        return Stream.concat(
                        snapshot.resources().stream()
                                .map(each ->
                                        name(each) + " is " + each.state() + " " + each.tags()),
                        snapshot.relations().stream()
                                .map(each ->
                                        name(each.from(), all)
                                                + " "
                                                + each.kind()
                                                + " "
                                                + name(each.to(), all)
                                                + " "
                                                + each.detail()))
                .sorted()
                .toList();
    }

    private static String name(Arn arn, Map<Arn, Resource> all) {
        Resource found = all.get(arn);
        return found == null ? arn.service() + " elsewhere" : name(found);
    }

    // What has no name is called by what AWS made up for it, which is another each time.
    private static String name(Resource resource) {
        boolean named =
                resource.tags().containsKey("Name") || !resource.name().equals(resource.id());
        return resource.type() + (named ? " " + resource.name() : "");
    }
}
