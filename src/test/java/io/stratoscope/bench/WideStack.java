package io.stratoscope.bench;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stack of many resources: Immich's, and several times over those of its resources of which an account may have many, in the
 * same network.
 */
final class WideStack {

    static final String NAME = "wide";

    private static final Set<String> REPEATED =
            Set.of(
                    "AWS::CloudWatch::Alarm",
                    "AWS::EC2::NetworkAcl",
                    "AWS::EC2::NetworkAclEntry",
                    "AWS::EC2::SecurityGroup",
                    "AWS::EC2::SecurityGroupIngress",
                    "AWS::ECS::TaskDefinition",
                    "AWS::ElasticLoadBalancingV2::TargetGroup",
                    "AWS::IAM::Policy",
                    "AWS::IAM::Role",
                    "AWS::KMS::Alias",
                    "AWS::KMS::Key",
                    "AWS::Logs::LogGroup",
                    "AWS::S3::Bucket",
                    "AWS::S3::BucketPolicy",
                    "AWS::SNS::Topic",
                    "AWS::SecretsManager::Secret");

    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9]+)");

    private WideStack() {}

    /**
     * Puts it together.
     *
     * @param least how many resources it has at least
     */
    static Stack of(int least) {
        Stack whole = immich(NAME);
        List<Wanted> all = new ArrayList<>(whole.resources());
        for (int number = 1; all.size() < least; number++) {
            all.addAll(new Copy(number).resources());
        }
        return new Stack(NAME, whole.project(), all);
    }

    private static Stack immich(String name) {
        return Blueprint.stack(
                "immich",
                ShippedBlueprints.text("immich").orElseThrow(),
                Map.of("name", name, "domain", name + ".example.org"));
    }

    /** What is repeated, with ids of its own. */
    private static final class Copy {
        private final String suffix;
        private final List<Wanted> originals;
        private final Set<String> ids;

        Copy(int number) {
            suffix = "Copy" + number;
            originals =
                    immich(NAME + number).resources().stream()
                            .filter(each -> REPEATED.contains(each.type().name()))
                            .toList();
            ids = originals.stream().map(Wanted::id).collect(Collectors.toSet());
        }

        List<Wanted> resources() {
            return originals.stream()
                    .map(each ->
                            new Wanted(
                                    renamed(each.id()),
                                    each.module(),
                                    each.type(),
                                    renamed(each.properties()),
                                    each.after().stream()
                                            .map(this::renamed)
                                            .collect(Collectors.toSet())))
                    .toList();
        }

        private String renamed(String id) {
            return ids.contains(id) ? id + suffix : id;
        }

        private JsonValue renamed(JsonValue value) {
            return switch (value) {
                case JsonObject object -> renamed(object);
                case JsonArray(var items) ->
                        JsonValue.of(items.stream().map(each -> renamed(each)).toList());
                case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
            };
        }

        private JsonObject renamed(JsonObject object) {
            JsonValue.ObjectBuilder builder = JsonValue.object();
            object.members().forEach((name, value) -> builder.put(name, member(name, value)));
            object.text("Key")
                    .ifPresent(key -> {
                        if (key.equals(Scope.STACK_TAG)) {
                            builder.put("Value", NAME);
                        } else if (key.equals(Scope.ID_TAG)) {
                            builder.put("Value", renamed(object.text("Value").orElseThrow()));
                        }
                    });
            return builder.build();
        }

        private JsonValue member(String name, JsonValue value) {
            return switch (name) {
                case "Ref" -> JsonValue.of(renamed(((JsonString) value).value()));
                case "Fn::GetAtt" -> {
                    List<JsonValue> path = new ArrayList<>(((JsonArray) value).items());
                    path.set(0, JsonValue.of(renamed(((JsonString) path.getFirst()).value())));
                    yield JsonValue.of(path);
                }
                case "Fn::Sub" -> JsonValue.of(template(((JsonString) value).value()));
                default -> renamed(value);
            };
        }

        private String template(String text) {
            return IN_TEXT.matcher(text)
                    .replaceAll((MatchResult each) ->
                            Matcher.quoteReplacement("${" + renamed(each.group(1))));
        }
    }
}
