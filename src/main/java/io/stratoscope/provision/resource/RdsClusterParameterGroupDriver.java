package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.Parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Settings of clusters. A group is made with those of its engine; its own are set afterwards. */
final class RdsClusterParameterGroupDriver implements Driver {

    private static final String NAME = "DBClusterParameterGroupName";
    private static final String DESCRIPTION = "Description";
    private static final String FAMILY = "Family";
    private static final String PARAMETERS = "Parameters";

    private static final Set<String> PROPERTIES = Set.of(NAME, DESCRIPTION, FAMILY, PARAMETERS);

    private static final SdkWords WORDS =
            new SdkWords(Map.of(FAMILY, "DBParameterGroupFamily"), Set.of(PARAMETERS));

    /** So many parameters can be set at once. */
    private static final int MOST_AT_ONCE = 20;

    @Override
    public String type() {
        return "AWS::RDS::DBClusterParameterGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME, DESCRIPTION, FAMILY);
    }

    @Override
    public List<Existing> list(Scope scope) {
        RdsClient rds = scope.client(RdsClient.class);
        return rds
                .describeDBClusterParameterGroupsPaginator(request -> {})
                .dbClusterParameterGroups()
                .stream()
                .flatMap(group -> {
                    Map<String, String> tags =
                            RdsCalls.tags(rds, group.dbClusterParameterGroupArn());
                    return scope.owns(tags)
                            ? Stream.of(
                                    read(
                                            group,
                                            own(rds, group.dbClusterParameterGroupName()),
                                            tags))
                            : Stream.empty();
                })
                .toList();
    }

    private static JsonObject own(RdsClient rds, String group) {
        ObjectBuilder own = JsonValue.object();
        rds
                .describeDBClusterParametersPaginator(
                        request -> request.dbClusterParameterGroupName(group).source("user"))
                .parameters()
                .stream()
                .filter(parameter -> parameter.parameterValue() != null)
                .forEach(parameter ->
                        own.put(parameter.parameterName(), parameter.parameterValue()));
        return own.build();
    }

    private Existing read(
            DBClusterParameterGroup group, JsonObject parameters, Map<String, String> tags) {
        return Existing.tagged(
                type(),
                group.dbClusterParameterGroupName(),
                State.READY,
                JsonValue.object().put("Arn", group.dbClusterParameterGroupArn()).build(),
                Members.with(Members.only(WORDS.read(group), PROPERTIES), PARAMETERS, parameters),
                tags);
    }

    @Override
    public Existing create(Order order) {
        CreateDbClusterParameterGroupRequest.Builder request =
                CreateDbClusterParameterGroupRequest.builder();
        WORDS.fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        return read(
                order.client(RdsClient.class)
                        .createDBClusterParameterGroup(request.build())
                        .dbClusterParameterGroup(),
                JsonObject.EMPTY,
                order.tags());
    }

    @Override
    public void update(Existing existing, Order order) {
        RdsClient rds = order.client(RdsClient.class);
        String name = existing.ref();
        Members.check(order.id(), order.properties(), PROPERTIES);
        JsonObject wanted =
                order.properties().get(PARAMETERS).orElse(JsonObject.EMPTY)
                                instanceof JsonObject object
                        ? object
                        : JsonObject.EMPTY;
        JsonObject changed = different(wanted, own(rds, name));
        if (!changed.members().isEmpty()) {
            List<Parameter> parameters = parameters(changed, restarting(rds, name));
            for (int i = 0; i < parameters.size(); i += MOST_AT_ONCE) {
                List<Parameter> some =
                        parameters.subList(i, Math.min(parameters.size(), i + MOST_AT_ONCE));
                rds.modifyDBClusterParameterGroup(
                        request -> request.dbClusterParameterGroupName(name).parameters(some));
            }
        }
        RdsCalls.tag(rds, existing, order);
    }

    private static JsonObject different(JsonObject wanted, JsonObject actual) {
        ObjectBuilder different = JsonValue.object();
        wanted.members()
                .forEach((name, value) -> {
                    String text = SdkWords.plain(value).orElseThrow();
                    if (!actual.text(name).filter(text::equals).isPresent()) {
                        different.put(name, text);
                    }
                });
        return different.build();
    }

    /** The parameters that only a restart brings to bear: RDS refuses to set them at once. */
    private static Set<String> restarting(RdsClient rds, String group) {
        Set<String> names = new TreeSet<>();
        rds
                .describeDBClusterParametersPaginator(
                        request -> request.dbClusterParameterGroupName(group))
                .parameters()
                .stream()
                .filter(parameter -> "static".equals(parameter.applyType()))
                .forEach(parameter -> names.add(parameter.parameterName()));
        return names;
    }

    private static List<Parameter> parameters(JsonObject wanted, Set<String> restarting) {
        List<Parameter> parameters = new ArrayList<>();
        wanted.members()
                .keySet()
                .forEach(name ->
                        parameters.add(
                                Parameter.builder()
                                        .parameterName(name)
                                        .parameterValue(wanted.text(name).orElseThrow())
                                        .applyMethod(
                                                restarting.contains(name)
                                                        ? ApplyMethod.PENDING_REBOOT
                                                        : ApplyMethod.IMMEDIATE)
                                        .build()));
        return parameters;
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(RdsClient.class)
                    .deleteDBClusterParameterGroup(
                            request -> request.dbClusterParameterGroupName(existing.ref()));
        } catch (DbParameterGroupNotFoundException _) {
            // Gone already.
        }
    }
}
