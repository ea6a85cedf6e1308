package io.stratoscope.ui.inspector;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.SampleProject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Resources as describers find them, a line each: type, id, ARN, and members of the description. */
final class Resources {

    private static final String ACCOUNT = "123456789012";

    private Resources() {}

    /** A resource of the account in eu-central-1. */
    static Resource of(ResourceType type, String id, String service, String path) {
        return of(type, id, "arn:aws:" + service + ":eu-central-1:" + ACCOUNT + ":" + path);
    }

    /** The region is that of the ARN, global where it has none. */
    static Resource of(ResourceType type, String id, String arn) {
        Arn parsed = Arn.of(arn);
        String region = parsed.region().isEmpty() ? Resource.GLOBAL : parsed.region();
        return of(type, id, parsed, region, "", JsonObject.EMPTY);
    }

    static Resource of(
            ResourceType type,
            String id,
            Arn arn,
            String region,
            String call,
            JsonObject description) {
        return new Resource(
                arn,
                type,
                id,
                id,
                region,
                Optional.empty(),
                Map.of(),
                DiscoveredBy.TAG,
                ResourceState.LIVE,
                call,
                SampleProject.TAKEN_AT,
                description);
    }

    /** The same with a text in its description. */
    static Resource saying(Resource resource, String member, String text) {
        Map<String, JsonValue> members = new LinkedHashMap<>(resource.description().members());
        members.put(member, JsonValue.of(text));
        return of(
                resource.type(),
                resource.id(),
                resource.arn(),
                resource.region(),
                resource.call(),
                new JsonObject(members));
    }
}
