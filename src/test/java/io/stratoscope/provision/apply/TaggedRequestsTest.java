package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.IamActions;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.permission.ProvisionPolicy;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.simulator.AccountLog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the policy limits to a stack's tag, held against the requests that are made in the simulated account, which knows no
 * conditions: what is made has the tag in its request, and what is changed names what carries it.
 */
final class TaggedRequestsTest {

    /** What the SDK's packages are called where that is not the prefix of IAM's actions. */
    private static final Map<String, String> PREFIXES =
            Map.of(
                    "applicationautoscaling", "application-autoscaling",
                    "cloudwatchlogs", "logs",
                    "efs", "elasticfilesystem",
                    "elasticloadbalancingv2", "elasticloadbalancing");

    private static final Pattern EC2_ID = Pattern.compile("(?:[a-z]+-)+[0-9a-f]{17}");

    /** Tags' values apart: many things are tagged with the stack's name, which is also some thing's own. */
    private static final Pattern TEXT = Pattern.compile("(?<!\"(?:Tag)?Value\":)\"([^\"\\\\]+)\"");

    /** Too short to be anything's name. */
    private static final int SHORT = 4;

    private final Set<String> makes = actionsOf("StratoscopeMakes");
    private final Set<String> changes = actionsOf("StratoscopeChanges");
    private final Set<String> untagged = actionsOf("StratoscopeUntagged");
    private final Set<String> aliases = actionsOf("StratoscopeKeyAliases");

    private static Set<String> actionsOf(String sid) {
        return ProvisionPolicy.parts().stream()
                .flatMap(part -> part.document().objects("Statement").stream())
                .filter(statement -> statement.text("Sid").filter(sid::equals).isPresent())
                .flatMap(statement -> statement.texts("Action").stream())
                .map(action -> action.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static final class Calls implements AccountLog {
        private final List<JsonObject> lines = new ArrayList<>();

        @Override
        public synchronized List<JsonObject> read() {
            return List.copyOf(lines);
        }

        @Override
        public synchronized void append(JsonObject happening) {
            lines.add(happening);
        }
    }

    /** What one call asked for. */
    private record Call(String action, String request) {
        static Call of(JsonObject line) {
            String name = line.text("call").orElseThrow();
            int dot = name.indexOf('.');
            String service = name.substring(0, dot);
            String prefix = PREFIXES.getOrDefault(service, service);
            return new Call(
                    IamActions.of(prefix, name.substring(dot + 1)).toLowerCase(Locale.ROOT),
                    JsonText.compact(line.get("request").orElseThrow()));
        }

        boolean givesTheTag() {
            return request.contains("\"" + Scope.STACK_TAG + "\"");
        }

        Set<String> ec2Ids() {
            return EC2_ID.matcher(request)
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
        }
    }

    /**
     * What the resources with the stack's tag are called, and their parts, which have none: AWS asks about whose parts they are.
     *
     * @param all names, ids and ARNs
     */
    private record Names(Set<String> all) {
        static Names of(List<Existing> existing) {
            Set<String> all = new HashSet<>();
            existing.stream()
                    .filter(each -> each.tags().containsKey(Scope.STACK_TAG))
                    .forEach(each -> all.addAll(of(each)));
            existing.stream()
                    .filter(each -> !each.tags().containsKey(Scope.STACK_TAG))
                    .filter(each ->
                            texts(JsonText.compact(each.properties())).anyMatch(all::contains))
                    .forEach(each -> all.addAll(of(each)));
            return new Names(all);
        }

        private static Set<String> of(Existing existing) {
            Set<String> names =
                    texts(JsonText.compact(existing.attributes())).collect(Collectors.toSet());
            names.addAll(List.of(existing.ref().split("\\|", -1)));
            return names;
        }

        boolean tagged(Call call) {
            return texts(call.request()).anyMatch(all::contains);
        }
    }

    private static Stream<String> texts(String json) {
        return TEXT.matcher(json)
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.length() > SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"immich", "static-site"})
    void whatIsLimitedToAStacksTagHasIt(String name) {
        Calls log = new Calls();
        Stack stack = Blueprint.stack(name, ShippedBlueprints.text(name).orElseThrow(), Map.of());
        Names names;
        try (BuildingSite site = BuildingSite.kept(log)) {
            assertThat(site.follow(site.plan(stack)).failures()).isEmpty();
            names = Names.of(site.existing(stack.name()));
            assertThat(site.follow(site.planToDestroy(stack.name())).failures()).isEmpty();
        }
        List<Call> calls =
                log.read().stream()
                        .filter(line -> line.get("call").isPresent())
                        .map(Call::of)
                        .toList();

        assertThat(calls).hasSizeGreaterThan(10);
        assertThat(calls)
                .allSatisfy(call -> assertThat(allowed(call, names)).as("%s", call).isTrue());
    }

    @Test
    void whatHasNoTagOrIsInNoStackIsNotAllowed() {
        Names names = new Names(Set.of("vpc-0123456789abcdef0"));
        String ours = "{\"VpcId\":\"vpc-0123456789abcdef0\"}";
        String others = "{\"VpcId\":\"vpc-0fedcba9876543210\"}";
        String subnet =
                "{\"VpcId\":\"%s\",\"Tags\":[{\"Key\":\"stratoscope:stack\",\"Value\":\"photos\"}]}";

        assertThat(allowed(new Call("ec2:deletevpc", ours), names)).isTrue();
        assertThat(allowed(new Call("ec2:deletevpc", others), names)).isFalse();
        assertThat(allowed(new Call("ec2:createvpc", "{}"), names)).isFalse();
        assertThat(
                        allowed(
                                new Call(
                                        "ec2:createsubnet",
                                        subnet.formatted("vpc-0123456789abcdef0")),
                                names))
                .isTrue();
        assertThat(
                        allowed(
                                new Call(
                                        "ec2:createsubnet",
                                        subnet.formatted("vpc-0fedcba9876543210")),
                                names))
                .isFalse();
        assertThat(allowed(new Call("ec2:runinstances", ours), names)).isFalse();
    }

    private boolean allowed(Call call, Names names) {
        boolean made = makes.contains(call.action()) && call.givesTheTag();
        boolean changed = changes.contains(call.action()) && names.tagged(call);
        // EC2 asks about each resource that is named, the new one apart.
        boolean inTheStack =
                !call.action().startsWith("ec2:") || names.all().containsAll(call.ec2Ids());
        return untagged.contains(call.action())
                || aliases.contains(call.action())
                || ((made || changed) && inTheStack);
    }
}
